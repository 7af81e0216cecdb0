package io.hutong.order.standing.model;

import io.hutong.order.lifecycle.model.Order;

/** What becomes of an order whose mini-program is suspended with its open orders refunded. */
public enum SuspensionDecision {
    /** No money was taken: its saga turns back. */
    CALL_OFF,
    /** Paid and not settled: all that is left of the money goes back. */
    GIVE_BACK,
    /** The money is being taken at this moment: look again when that is over. */
    WAIT,
    /** It has ended, or its money is being divided or given back already: it finishes. */
    FINISH;

    public static SuspensionDecision of(Order order) {
        return switch (order.status()) {
            case PLACED, RESERVED, AWAITING_PAYMENT ->
                    order.facts().payment() == null ? CALL_OFF : WAIT;
            case PAID, AWAITING_RECIPIENT, SHIPPED ->
                    order.refundable().isPositive() ? GIVE_BACK : FINISH;
            case RECEIVED, SETTLED, PARTLY_REFUNDED, REFUNDED, CANCELLED, REJECTED -> FINISH;
        };
    }
}
