package io.hutong.order.gift.model;

import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;

/** Where a gift stands; part of the public API. */
public enum GiftStatus {
    /** Not paid yet: there is nothing to pass on. */
    UNPAID,
    /** Paid, and waits for the recipient. */
    OFFERED,
    ACCEPTED,
    /** Nobody accepted in time; the money goes back. */
    EXPIRED,
    /** Called off, or given back before anybody accepted. */
    CANCELLED;

    public static GiftStatus of(Order order) {
        return switch (order.status()) {
            case PLACED, RESERVED, AWAITING_PAYMENT -> UNPAID;
            case AWAITING_RECIPIENT -> order.refunds().anyOpen() ? over(order) : OFFERED;
            case PAID, SHIPPED, RECEIVED, SETTLED, PARTLY_REFUNDED -> ACCEPTED;
            case CANCELLED, REJECTED, REFUNDED -> over(order);
        };
    }

    private static GiftStatus over(Order order) {
        return order.reason() == Reason.GIFT_NOT_ACCEPTED ? EXPIRED : CANCELLED;
    }
}
