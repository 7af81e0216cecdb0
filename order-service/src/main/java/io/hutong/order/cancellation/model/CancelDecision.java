package io.hutong.order.cancellation.model;

import io.hutong.order.lifecycle.model.Order;

/** What the buyer's wish to cancel leads to. */
public sealed interface CancelDecision {

    /** No money was taken: the sagas under way turn back. */
    record CallOff() implements CancelDecision {
    }

    /** Paid and nothing has left: all of the money goes back. */
    record GiveBack() implements CancelDecision {
    }

    /** It is cancelled, or being cancelled: the same answer again. */
    record Nothing() implements CancelDecision {
    }

    /** Goods are on their way: that is for an after-sale. */
    record Shipped() implements CancelDecision {
    }

    static CancelDecision of(Order order) {
        return switch (order.status()) {
            case PLACED, RESERVED, AWAITING_PAYMENT ->
                    order.facts().payment() == null ? new CallOff() : paid(order);
            case PAID, AWAITING_RECIPIENT -> paid(order);
            case CANCELLED, REFUNDED, REJECTED -> new Nothing();
            case SHIPPED, RECEIVED, SETTLED, PARTLY_REFUNDED -> new Shipped();
        };
    }

    private static CancelDecision paid(Order order) {
        if (!order.facts().shipments().isEmpty()) {
            return new Shipped();
        }
        return order.refundable().isPositive() ? new GiveBack() : new Nothing();
    }
}
