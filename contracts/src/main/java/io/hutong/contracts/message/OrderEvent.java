package io.hutong.contracts.message;

/** One per change of an order's status, and what else others have to know of it. */
public sealed interface OrderEvent extends Message
        permits OrderReserved, OrderAwaitingPayment, OrderPaid, OrderShipped, OrderReceived,
        OrderSettled, OrderCancelled, OrderRejected, GiftAccepted,
        OrderRefunded, StepContradicted {

    String orderId();

    @Override
    default String key() {
        return orderId();
    }
}
