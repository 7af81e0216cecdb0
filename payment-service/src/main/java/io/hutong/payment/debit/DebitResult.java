package io.hutong.payment.debit;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;

/**
 * @param attempt as it was claimed
 * @param sentAt  before the channel was asked, by {@link System#nanoTime()}
 */
record DebitResult(Attempt attempt, ChannelAnswer<DebitState> answer, long sentAt) {
}
