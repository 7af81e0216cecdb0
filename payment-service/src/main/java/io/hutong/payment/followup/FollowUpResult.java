package io.hutong.payment.followup;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.followup.model.Effect;

/** @param task as it was claimed */
record FollowUpResult(FollowUp task, ChannelAnswer<Effect> answer) {
}
