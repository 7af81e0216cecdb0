package io.hutong.order.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.hutong.contracts.Reason;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order. Immutable: a change makes the next one, and a change that its status does not allow
 * is a bug of the caller.
 *
 * @param buyerId opaque; the openid is known only to sessions and payment-service
 * @param version counts the writes of its row, so that no write is lost
 * @param facts   what has become known about it
 */
public record Order(
        String id, String buyerId, Instant placedAt, Cart cart, OrderStatus status, int version,
        @Nullable Reason reason, Facts facts) {

    /** What has become known about an order, each when it happened. */
    public record Facts(
            @Nullable Quote quote, @Nullable Cashier cashier, @Nullable Payment payment,
            List<Shipment> shipments, @Nullable Settlement settlement) {

        static final Facts NONE = new Facts(null, null, null, List.of(), null);

        public Facts {
            shipments = List.copyOf(shipments);
        }

        private Facts quoted(Quote it) {
            return new Facts(it, cashier, payment, shipments, settlement);
        }

        private Facts payableAt(Cashier it) {
            return new Facts(quote, it, payment, shipments, settlement);
        }

        private Facts paid(Payment it) {
            return new Facts(quote, cashier, it, shipments, settlement);
        }

        private Facts shipped(List<Shipment> all) {
            return new Facts(quote, cashier, payment, all, settlement);
        }

        private Facts divided(Settlement it) {
            return new Facts(quote, cashier, payment, shipments, it);
        }
    }

    /** An order that was just asked for. */
    public static Order place(String id, String buyerId, Instant placedAt, Cart cart) {
        return new Order(id, buyerId, placedAt, cart, OrderStatus.PLACED, 1, null, Facts.NONE);
    }

    /** @throws IllegalStateException when the status does not allow the change */
    public Order with(OrderChange change) {
        return switch (change) {
            case OrderChange.Reserved it -> from(change, OrderStatus.PLACED)
                    .now(OrderStatus.RESERVED)
                    .knowing(facts.quoted(it.quote()));
            case OrderChange.Rejected it ->
                    from(change, OrderStatus.PLACED).now(OrderStatus.REJECTED).because(it.reason());
            case OrderChange.Cancelling it -> beforePayment(change).because(it.reason());
            case OrderChange.Cancelled it ->
                    beforePayment(change).now(OrderStatus.CANCELLED).because(it.reason());
            case OrderChange.CashierOpened it -> from(change, OrderStatus.RESERVED)
                    .now(OrderStatus.AWAITING_PAYMENT).knowing(facts.payableAt(it.cashier()));
            case OrderChange.Authorized it ->
                    whileUnpaid(change).knowing(facts.paid(it.payment()));
            case OrderChange.Paid _ -> whileUnpaid(change).now(OrderStatus.PAID);
            case OrderChange.Shipped it -> from(change, OrderStatus.PAID).shipped(it.shipments());
            case OrderChange.Received _ ->
                    from(change, OrderStatus.SHIPPED).now(OrderStatus.RECEIVED);
            case OrderChange.Divided it -> from(change, OrderStatus.RECEIVED).knowing(
                    facts.divided(it.settlement()));
            case OrderChange.Settled _ ->
                    from(change, OrderStatus.RECEIVED).now(OrderStatus.SETTLED);
        };
    }

    /** @throws IllegalStateException when the order was not quoted yet */
    public Quote requireQuote() {
        return present(facts.quote, "quote");
    }

    /** @throws IllegalStateException when nothing was paid yet */
    public Payment requirePayment() {
        return present(facts.payment, "payment");
    }

    /** @throws IllegalStateException when the money is not divided yet */
    public Settlement requireSettlement() {
        return present(facts.settlement, "settlement");
    }

    /** Null until the order was quoted. */
    public @Nullable Money total() {
        return facts.quote == null ? null : facts.quote.total();
    }

    /** The merchants that sell something in this order; empty until it was quoted. */
    public Set<String> merchants() {
        return facts.quote == null ? Set.of() : facts.quote.parts().stream()
                .map(StockReserved.Part::merchantId).collect(Collectors.toUnmodifiableSet());
    }

    /** The merchants that have not shipped yet, in the order of the quote. */
    public List<String> merchantsToShip() {
        Set<String> done = facts.shipments.stream().map(Shipment::merchantId)
                .collect(Collectors.toSet());
        return facts.quote == null ? List.of() : facts.quote.parts().stream()
                .map(StockReserved.Part::merchantId).filter(id -> !done.contains(id)).toList();
    }

    private Order shipped(List<Shipment> more) {
        List<Shipment> all = new ArrayList<>(facts.shipments);
        all.addAll(more);
        Order next = knowing(facts.shipped(all));
        return next.merchantsToShip().isEmpty() ? next.now(OrderStatus.SHIPPED) : next;
    }

    private Order from(OrderChange change, OrderStatus allowed) {
        if (status != allowed) {
            throw new IllegalStateException("order " + id + " is " + status + ", which does not"
                    + " allow " + change.getClass().getSimpleName());
        }
        return this;
    }

    private Order whileUnpaid(OrderChange change) {
        return from(change, status == OrderStatus.AWAITING_PAYMENT ? status
                : OrderStatus.RESERVED);
    }

    private Order beforePayment(OrderChange change) {
        if (facts.payment != null) {
            throw new IllegalStateException("order " + id + " is paid and cannot just be called"
                    + " off: " + change.getClass().getSimpleName());
        }
        return from(change, status.isBeforePayment() ? status : OrderStatus.PLACED);
    }

    private Order now(OrderStatus next) {
        return new Order(id, buyerId, placedAt, cart, next, version, reason, facts);
    }

    private Order because(Reason why) {
        return new Order(id, buyerId, placedAt, cart, status, version, why, facts);
    }

    private Order knowing(Facts known) {
        return new Order(id, buyerId, placedAt, cart, status, version, reason, known);
    }

    private <T> T present(@Nullable T fact, String called) {
        if (fact == null) {
            throw new IllegalStateException("order " + id + " has no " + called + " yet");
        }
        return fact;
    }
}
