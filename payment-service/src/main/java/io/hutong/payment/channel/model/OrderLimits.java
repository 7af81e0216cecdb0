package io.hutong.payment.channel.model;

import io.hutong.kernel.money.Money;

/** What WeChat Pay takes in one combined order, by debit or at the cashier, and never more. */
public final class OrderLimits {

    /** Sub-orders of a combined order of a platform. */
    public static final int MAX_PARTS = 50;

    /** Of one sub-order: 10 million yuan. */
    public static final Money MAX_PART = Money.fen(1_000_000_000);

    private OrderLimits() {
    }
}
