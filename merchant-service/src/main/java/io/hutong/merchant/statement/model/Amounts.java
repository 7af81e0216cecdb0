package io.hutong.merchant.statement.model;

import io.hutong.kernel.money.Money;

/**
 * {@code net = amount + subsidy + adjustment - commission - trafficFee - channelFee - others}.
 * Of what a refund took out of a statement all are below zero.
 *
 * @param others     what receivers beside the two platforms got together, or gave back
 * @param subsidy    what the commerce platform added, or took back after a refund
 * @param adjustment by an operator's correction
 */
public record Amounts(
        Money amount, Money commission, Money trafficFee, Money channelFee, Money others,
        Money subsidy, Money adjustment, Money net) {

    public static final Amounts NONE = subsidy(Money.ZERO);

    /** A subsidy that moved alone. */
    public static Amounts subsidy(Money amount) {
        return alone(amount, Money.ZERO);
    }

    /** An operator's correction. */
    public static Amounts adjustment(Money amount) {
        return alone(Money.ZERO, amount);
    }

    private static Amounts alone(Money subsidy, Money adjustment) {
        return new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, subsidy,
                adjustment, subsidy.plus(adjustment));
    }
}
