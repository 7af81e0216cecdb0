package io.hutong.payment.debit;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.DebitState;

/** @param attempt as it was claimed */
record DebitResult(Attempt attempt, ChannelAnswer<DebitState> answer) {
}
