package io.hutong.merchant.statement;

import io.hutong.kernel.money.Money;

/**
 * The sums of a day's lines.
 *
 * @param orders  that were settled
 * @param others  what receivers beside the two platforms got, less what they gave back
 * @param subsidy what the commerce platform added, less what it took back
 */
record StatementTotals(
        long orders, Money amount, Money commission, Money trafficFee, Money channelFee,
        Money others, Money subsidy, Money adjustment, Money net) {

    static final StatementTotals NONE = new StatementTotals(0, Money.ZERO, Money.ZERO,
            Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
