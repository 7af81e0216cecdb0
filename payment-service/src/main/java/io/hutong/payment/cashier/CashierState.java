package io.hutong.payment.cashier;

/** Where an order at the cashier stands. */
public enum CashierState {
    /** The channel is asked for a {@code prepay_id}. */
    OPENING,
    /** The buyer may pay. */
    OPEN,
    /** Nobody shall pay any more: closed at the channel and asked for until it says so. */
    CLOSING,
    /** Closed, but a callback says that it was paid: the channel is asked once more. */
    RECHECKING,
    PAID,
    /** The channel says that it is closed and unpaid. */
    CLOSED,
    /** The channel did not open it. */
    REFUSED,
    /** Called off before the channel was asked. */
    CANCELLED;

    /** Whether the channel is asked about it. */
    boolean isOpen() {
        return switch (this) {
            case OPENING, OPEN, CLOSING, RECHECKING -> true;
            case PAID, CLOSED, REFUSED, CANCELLED -> false;
        };
    }
}
