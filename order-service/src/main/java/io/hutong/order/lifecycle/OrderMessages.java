package io.hutong.order.lifecycle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.hutong.contracts.message.GiftAccepted;
import io.hutong.contracts.message.OrderAwaitingPayment;
import io.hutong.contracts.message.OrderCancelled;
import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderReceived;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.OrderRejected;
import io.hutong.contracts.message.OrderReserved;
import io.hutong.contracts.message.OrderSettled;
import io.hutong.contracts.message.OrderShipped;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettledPart;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Payment;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.lifecycle.model.Settlement;
import io.hutong.order.lifecycle.model.Shipment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of an order's changes others are told about, and how; parts that several messages have. */
public final class OrderMessages {

    private OrderMessages() {
    }

    /** @param after the order as the change has left it */
    public static List<OrderEvent> events(Order after, OrderChange change) {
        return switch (change) {
            case OrderChange.Reserved it ->
                    List.of(new OrderReserved(after.id(), it.quote().total()));
            case OrderChange.Rejected it -> List.of(new OrderRejected(after.id(), it.reason()));
            case OrderChange.Cancelled it -> List.of(new OrderCancelled(after.id(), it.reason()));
            case OrderChange.CashierOpened it -> List.of(new OrderAwaitingPayment(after.id(),
                    after.requireQuote().total(), it.cashier().expiresAt()));
            case OrderChange.Paid _ -> List.of(paid(after));
            case OrderChange.GiftAccepted it -> List.of(new GiftAccepted(after.id(), it.at()));
            case OrderChange.Shipped it -> shipped(after, it);
            case OrderChange.Received it ->
                    List.of(new OrderReceived(after.id(), it.confirmedByBuyer()));
            case OrderChange.Settled _ -> List.of(
                    new OrderSettled(after.id(), settledParts(after.requireSettlement())));
            case OrderChange.RefundRecorded it -> List.of(refunded(after, it.refundId()));
            // @formatter:off
            case OrderChange.Cancelling _, OrderChange.Authorized _, OrderChange.Divided _,
                    OrderChange.RefundBegun _, OrderChange.RefundReturned _,
                    OrderChange.RefundRefused _, OrderChange.AfterSaleOpened _,
                    OrderChange.AfterSaleDecided _ -> List.of();
            // @formatter:on
        };
    }

    private static OrderEvent refunded(Order order, String refundId) {
        Refund refund = order.refunds().require(refundId);
        return new OrderRefunded(order.id(), refundId, order.status().name(), refund.amount(),
                order.refunds().returned(), refundedParts(refund));
    }

    public static List<RefundedPart> refundedParts(Refund refund) {
        return refund.result().parts().stream().map(part -> new RefundedPart(part.merchantId(),
                part.afterSettlement(), part.amount(), part.merchantNet(), part.commission(),
                part.trafficFee(), part.channelFee(), part.advance(), part.others(),
                part.trafficFeeOwed())).toList();
    }

    public static List<SettledPart> settledParts(Settlement settlement) {
        return settlement.parts().stream().map(part -> new SettledPart(part.merchantId(),
                part.amount(), part.merchantNet(), part.commission(), part.trafficFee(),
                part.channelFee(), part.subsidy(), part.others(), part.trafficFeeOwed()))
                .toList();
    }

    private static OrderEvent paid(Order order) {
        Payment payment = order.requirePayment();
        return new OrderPaid(order.id(), order.buyerId(), order.cart().miniProgram(),
                order.cart().channel(), order.requireQuote().total(), payment.mode(),
                payment.paidAt(), order.cart().forSomebodyElse() ? true : null);
    }

    /** One per parcel, naming the merchants whose goods are in it. */
    private static List<OrderEvent> shipped(Order order, OrderChange.Shipped change) {
        Map<Parcel, List<String>> merchants = change.shipments().stream().collect(groupingBy(
                shipment -> new Parcel(shipment.carrier(), shipment.trackingNo()),
                LinkedHashMap::new, mapping(Shipment::merchantId, toList())));
        return merchants.entrySet().stream().<OrderEvent>map(entry -> new OrderShipped(order.id(),
                entry.getKey().carrier(), entry.getKey().trackingNo(), entry.getValue())).toList();
    }

    private record Parcel(String carrier, String trackingNo) {
    }
}
