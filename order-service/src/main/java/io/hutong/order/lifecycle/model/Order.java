package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
            List<Shipment> shipments, @Nullable Settlement settlement, RefundHistory refunds,
            AfterSaleHistory afterSales) {

        static final Facts NONE = new Facts(null, null, null, List.of(), null,
                new RefundHistory(List.of()), new AfterSaleHistory(List.of()));

        public Facts {
            shipments = List.copyOf(shipments);
        }

        private Facts quoted(Quote it) {
            return new Facts(it, cashier, payment, shipments, settlement, refunds, afterSales);
        }

        private Facts payableAt(Cashier it) {
            return new Facts(quote, it, payment, shipments, settlement, refunds, afterSales);
        }

        private Facts paid(Payment it) {
            return new Facts(quote, cashier, it, shipments, settlement, refunds, afterSales);
        }

        private Facts shipped(List<Shipment> it) {
            return new Facts(quote, cashier, payment, it, settlement, refunds, afterSales);
        }

        private Facts divided(Settlement it) {
            return new Facts(quote, cashier, payment, shipments, it, refunds, afterSales);
        }

        private Facts refunding(RefundHistory it) {
            return new Facts(quote, cashier, payment, shipments, settlement, it, afterSales);
        }

        private Facts disputed(AfterSaleHistory it) {
            return new Facts(quote, cashier, payment, shipments, settlement, refunds, it);
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
            case OrderChange.Paid _ -> status == OrderStatus.REFUNDED
                    ? this : whileUnpaid(change).now(cart.forSomebodyElse()
                            ? OrderStatus.AWAITING_RECIPIENT : OrderStatus.PAID);
            case OrderChange.GiftAccepted _ ->
                    from(change, OrderStatus.AWAITING_RECIPIENT).now(OrderStatus.PAID);
            case OrderChange.Shipped it -> from(change, OrderStatus.PAID).shipped(it.shipments());
            case OrderChange.Received _ ->
                    from(change, OrderStatus.SHIPPED).now(OrderStatus.RECEIVED);
            case OrderChange.Divided it -> unlessRefunded(change, OrderStatus.RECEIVED,
                    OrderStatus.RECEIVED).knowing(facts.divided(it.settlement()));
            case OrderChange.Settled _ -> unlessRefunded(change, OrderStatus.RECEIVED,
                    OrderStatus.SETTLED);
            case OrderChange.RefundBegun it -> refunding(it.ask());
            case OrderChange.RefundReturned it -> knowing(facts.refunding(refunds().with(
                    it.refundId(), refund -> refund.returned(it.at(), it.parts()))));
            case OrderChange.RefundRecorded it -> knowing(facts.refunding(
                    refunds().with(it.refundId(), Refund::recorded))).afterRefund();
            case OrderChange.RefundRefused it -> refused(it);
            case OrderChange.AfterSaleOpened it -> knowing(facts.disputed(facts.afterSales.plus(
                    AfterSale.opened(facts.afterSales.nextId(id), it.ask()))));
            case OrderChange.AfterSaleDecided it -> knowing(facts.disputed(
                    facts.afterSales.with(it.afterSaleId(),
                            one -> one.decided(it.state(), it.decision()))));
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

    public RefundHistory refunds() {
        return facts.refunds;
    }

    public AfterSaleHistory afterSales() {
        return facts.afterSales;
    }

    /** What of a merchant's part is paid and neither returned nor on its way back. */
    public Money refundableOf(String merchantId) {
        if (facts.payment == null) {
            return Money.ZERO;
        }
        Money paid = facts.payment.parts().stream()
                .filter(part -> part.merchantId().equals(merchantId))
                .map(Payment.Part::amount).reduce(Money.ZERO, Money::plus);
        return paid.minus(refunds().claimedOf(merchantId));
    }

    public Money refundable() {
        return merchants().stream().map(this::refundableOf).reduce(Money.ZERO, Money::plus);
    }

    /** What its readers are told beside the status: why it has ended, or what has gone wrong. */
    public @Nullable Reason shownReason() {
        return reason == null && refunds().refusedLast().isPresent()
                ? Reason.REFUND_REFUSED : reason;
    }

    /** Whether its buyer may ask for money back: it is paid, and some of it is left. */
    public boolean mayBeDisputed() {
        return switch (status) {
            case PAID, SHIPPED, RECEIVED, SETTLED, PARTLY_REFUNDED -> refundable().isPositive();
            case PLACED, RESERVED, AWAITING_PAYMENT, AWAITING_RECIPIENT, REFUNDED, CANCELLED,
                    REJECTED -> false;
        };
    }

    /** Whether receipt and settlement have to wait: money may still change hands. */
    public boolean isHeld() {
        return refunds().anyOpen() || afterSales().anyOpen();
    }

    /** Null until the order was quoted. */
    public @Nullable Money total() {
        return facts.quote == null ? null : facts.quote.total();
    }

    /** The merchants that sell something in this order; empty until it was quoted. */
    public Set<String> merchants() {
        return facts.quote == null ? Set.of() : facts.quote.parts().stream()
                .map(Quote.Part::merchantId).collect(Collectors.toUnmodifiableSet());
    }

    /** The merchants that have something to ship yet, in the order of the quote. */
    public List<String> merchantsToShip() {
        return facts.quote == null ? List.of() : facts.quote.parts().stream()
                .filter(part -> !hasShipped(part.merchantId())
                        && refunds().returnedOf(part.merchantId()).compareTo(part.amount()) < 0)
                .map(Quote.Part::merchantId).toList();
    }

    public boolean hasShipped(String merchantId) {
        return facts.shipments.stream().anyMatch(
                parcel -> parcel.merchantId().equals(merchantId));
    }

    private Order refunding(Refund.Ask ask) {
        requirePayment();
        boolean tooMuch = ask.parts().stream().anyMatch(part -> !part.amount().isPositive()
                || part.amount().compareTo(refundableOf(part.merchantId())) > 0);
        boolean beyondLines = ask.lines() != null && !LineRooms.of(this).hold(ask.lines());
        if (ask.parts().isEmpty() || tooMuch || beyondLines || refunds().limitReached()) {
            throw new IllegalStateException("order " + id + " cannot refund " + ask.amount());
        }
        Order next = knowing(facts.refunding(
                refunds().plus(Refund.begun(refunds().nextId(id), ask))));
        return ask.because() == null || reason != null ? next : next.because(ask.because());
    }

    private Order refused(OrderChange.RefundRefused change) {
        boolean wasWhy = reason != null
                && reason == refunds().require(change.refundId()).ask().because();
        Order next = knowing(facts.refunding(refunds().with(
                change.refundId(), refund -> refund.refused(change.why()))));
        return wasWhy ? next.because(null) : next;
    }

    /** The status follows the money only where all of it is back, or the story was over. */
    private Order afterRefund() {
        if (status == OrderStatus.CANCELLED || status == OrderStatus.REJECTED) {
            return this;
        }
        if (refunds().returned().compareTo(requireQuote().total()) >= 0) {
            return now(OrderStatus.REFUNDED);
        }
        if (status == OrderStatus.SETTLED) {
            return now(OrderStatus.PARTLY_REFUNDED);
        }
        return status == OrderStatus.PAID && merchantsToShip().isEmpty()
                ? now(OrderStatus.SHIPPED) : this;
    }

    /** A saga that was under way when all of the money went back ends without effect. */
    private Order unlessRefunded(OrderChange change, OrderStatus allowed, OrderStatus next) {
        return status == OrderStatus.REFUNDED ? this : from(change, allowed).now(next);
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

    private Order because(@Nullable Reason why) {
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
