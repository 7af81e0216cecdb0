package io.hutong.contracts.message;

/** One per change of an order's status, on {@code order.events}. */
public sealed interface OrderEvent extends Message
        permits OrderReserved, OrderAwaitingPayment, OrderPaid, OrderShipped, OrderReceived,
        OrderSettled, OrderCancelled, OrderRejected, GiftAccepted,
        OrderRefunded {

    String orderId();

    @Override
    default String key() {
        return orderId();
    }
}
