package io.hutong.payment.followup;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.followup.FollowUpDecision.Effect;

/** @param task as it was claimed */
record FollowUpResult(FollowUp task, ChannelAnswer<Effect> answer) {
}
