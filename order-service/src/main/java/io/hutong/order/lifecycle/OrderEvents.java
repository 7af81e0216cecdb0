package io.hutong.order.lifecycle;

import java.util.List;

import io.hutong.contracts.message.OrderCancelled;
import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderReceived;
import io.hutong.contracts.message.OrderRejected;
import io.hutong.contracts.message.OrderReserved;
import io.hutong.contracts.message.OrderSettled;
import io.hutong.contracts.message.OrderShipped;

/** Which of an order's changes others are told about, and how. */
public final class OrderEvents {

    private OrderEvents() {
    }

    /** @param after the order as the change has left it */
    public static List<OrderEvent> of(Order after, OrderChange change) {
        return switch (change) {
            case OrderChange.Reserved it ->
                    List.of(new OrderReserved(after.id(), it.quote().total()));
            case OrderChange.Rejected it -> List.of(new OrderRejected(after.id(), it.reason()));
            case OrderChange.Cancelled it -> List.of(new OrderCancelled(after.id(), it.reason()));
            case OrderChange.Paid _ -> List.of(paid(after));
            case OrderChange.Shipped it -> shipped(after, it);
            case OrderChange.Received it ->
                    List.of(new OrderReceived(after.id(), it.confirmedByBuyer()));
            case OrderChange.Settled _ -> List.of(
                    new OrderSettled(after.id(), after.requireSettlement().parts()));
            case OrderChange.Cancelling _, OrderChange.Authorized _, OrderChange.Divided _ ->
                    List.of();
        };
    }

    private static OrderEvent paid(Order order) {
        Payment payment = order.requirePayment();
        return new OrderPaid(order.id(), order.buyerId(), order.cart().miniProgram(),
                order.cart().channel(), order.requireQuote().total(), payment.mode(),
                payment.paidAt());
    }

    /** One per parcel: one that goes for several merchants is told once. */
    private static List<OrderEvent> shipped(Order order, OrderChange.Shipped change) {
        return change.shipments().stream()
                .<OrderEvent>map(parcel ->
                        new OrderShipped(order.id(), parcel.carrier(), parcel.trackingNo()))
                .distinct().toList();
    }
}
