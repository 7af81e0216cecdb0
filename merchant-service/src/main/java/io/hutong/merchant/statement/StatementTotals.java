package io.hutong.merchant.statement;

import io.hutong.contracts.money.Money;

/**
 * The sums of a day's lines.
 *
 * @param others what receivers beside the two platforms got, less what they gave back
 */
record StatementTotals(
        long orders, Money amount, Money commission, Money trafficFee, Money channelFee,
        Money others, Money net) {
}
