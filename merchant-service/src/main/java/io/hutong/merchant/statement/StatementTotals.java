package io.hutong.merchant.statement;

import io.hutong.contracts.money.Money;

/** The sums of a day's lines. */
record StatementTotals(
        long orders, Money amount, Money commission, Money trafficFee, Money channelFee,
        Money net) {
}
