package io.hutong.order.lifecycle.model;

/** Where the goods are; part of the public API. */
public enum OrderStatus {
    PLACED, RESERVED, AWAITING_PAYMENT, PAID, AWAITING_RECIPIENT, SHIPPED, RECEIVED, SETTLED,
    PARTLY_REFUNDED, REFUNDED, CANCELLED, REJECTED;

    /** Whether a client that watches the order has seen its end. */
    public boolean endsTheStory() {
        return switch (this) {
            case SETTLED, REFUNDED, CANCELLED, REJECTED -> true;
            case PLACED, RESERVED, AWAITING_PAYMENT, PAID, AWAITING_RECIPIENT, SHIPPED,
                    RECEIVED, PARTLY_REFUNDED -> false;
        };
    }

    /** Whether no money of the buyer has been taken yet and the order still goes forward. */
    public boolean isBeforePayment() {
        return this == PLACED || this == RESERVED || this == AWAITING_PAYMENT;
    }
}
