package io.hutong.order.view;

import io.hutong.order.access.OrderAccess;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.order.view.OrderView.Link;
import io.hutong.web.access.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is legal now, for this caller: a link that is here works, one that is not does not. */
final class OrderLinks {

    private final Order order;
    private final @Nullable Pending pending;
    private final Caller caller;
    private final boolean buyer;

    private OrderLinks(Order order, @Nullable Pending pending, Caller caller) {
        this.order = order;
        this.pending = pending;
        this.caller = caller;
        this.buyer = OrderAccess.isBuyerOf(order, caller);
    }

    static Map<String, Link> of(Order order, @Nullable Pending pending, Caller caller) {
        return new OrderLinks(order, pending, caller).make();
    }

    private Map<String, Link> make() {
        String self = "/v1/orders/" + order.id();
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", Link.get(self));
        links.put("timeline", Link.get(self + "/timeline"));
        put(links, !order.status().endsTheStory(), "stream", Link.get(self + "/stream"));
        put(links, mayCancel(), "cancel", Link.post(self + "/cancel"));
        put(links, mayShip(), "shipments", Link.post(self + "/shipments"));
        put(links, buyer && order.status() == OrderStatus.SHIPPED,
                "receipt", Link.post(self + "/receipt"));
        put(links, mayRefund(), "refund", Link.post(self + "/refunds"));
        put(links, !order.refunds().all().isEmpty(), "refunds", Link.get(self + "/refunds"));
        put(links, mayAskForMoney(), "after_sale", Link.post(self + "/after-sales"));
        put(links, !order.afterSales().all().isEmpty(),
                "after_sales", Link.get(self + "/after-sales"));
        return links;
    }

    private static void put(Map<String, Link> links, boolean legal, String name, Link link) {
        if (legal) {
            links.put(name, link);
        }
    }

    private boolean mayCancel() {
        boolean unpaid = order.facts().payment() == null;
        return buyer && (unpaid ? order.status().isBeforePayment() && pending == null
                : isPaidAndHere() && order.refundable().isPositive());
    }

    /** The money is taken and no parcel has left. */
    private boolean isPaidAndHere() {
        return switch (order.status()) {
            case RESERVED, AWAITING_PAYMENT, PAID, AWAITING_RECIPIENT ->
                    order.facts().shipments().isEmpty();
            case PLACED, SHIPPED, RECEIVED, SETTLED, PARTLY_REFUNDED,
                    REFUNDED, CANCELLED, REJECTED -> false;
        };
    }

    private boolean mayShip() {
        return order.status() == OrderStatus.PAID && order.merchantsToShip().stream()
                .anyMatch(id -> caller.actsFor(id) && order.refundableOf(id).isPositive());
    }

    private boolean mayRefund() {
        return !order.refunds().limitReached() && order.merchants().stream()
                .anyMatch(id -> caller.actsFor(id) && order.refundableOf(id).isPositive());
    }

    private boolean mayAskForMoney() {
        return buyer && !order.afterSales().limitReached() && order.mayBeDisputed();
    }
}
