package io.hutong.payment.channel;

import io.hutong.kernel.money.Money;

/** What the channel says of an advance's return; false: it has not taken place. */
public record AdvanceReturnState(String channelNumber, Money amount, boolean success) {
}
