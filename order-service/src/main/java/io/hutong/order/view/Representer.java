package io.hutong.order.view;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.order.access.OrderAccess;
import io.hutong.order.gift.GiftTokens;
import io.hutong.order.gift.model.GiftStatus;
import io.hutong.order.lifecycle.model.Cashier;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Payment;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.order.lifecycle.model.Quote;
import io.hutong.order.lifecycle.model.Settlement;
import io.hutong.order.lifecycle.model.Shipment;
import io.hutong.order.view.OrderView.Line;
import io.hutong.web.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes what one caller may see of an order. */
final class Representer {

    private static final String PREPAY = "prepay_id=";

    private final Caller caller;
    private final Order order;
    private final @Nullable Pending pending;
    private final @Nullable Instant personDueAt;
    /** Which merchants' parts the caller sees. */
    private final Predicate<String> visible;

    private Representer(StoredOrder stored, Caller caller) {
        this.caller = caller;
        this.order = stored.order();
        this.pending = stored.pending();
        this.personDueAt = stored.receiptDueAt();
        this.visible = OrderAccess.isBuyerOf(order, caller) ? _ -> true : caller::actsFor;
    }

    static OrderView represent(StoredOrder stored, Caller caller, GiftTokens gifts) {
        return new Representer(stored, caller).make(gifts);
    }

    private OrderView make(GiftTokens gifts) {
        Order.Facts facts = order.facts();
        return new OrderView(order.id(), order.status(), pending, order.shownReason(),
                order.cart().miniProgram(), order.cart().channel(), order.placedAt(), lines(),
                total(facts.quote()), refunded(), payment(facts),
                shipments(facts.shipments()),
                settlement(facts.settlement()), gift(gifts),
                OrderLinks.of(order, pending, caller));
    }

    /** Who has packed a parcel is nothing for its buyer. */
    private List<Shipment> shipments(List<Shipment> all) {
        boolean buyer = OrderAccess.isBuyerOf(order, caller);
        return all.stream().filter(one -> visible.test(one.merchantId()))
                .map(one -> buyer ? one.askedBy(null) : one).toList();
    }

    private List<Line> lines() {
        Quote quote = order.facts().quote();
        if (quote == null) {
            return order.cart().lines().stream().map(
                    line -> new Line(line.sku(), line.quantity(), null, null, null, null, null))
                    .toList();
        }
        return quote.parts().stream().filter(part -> visible.test(part.merchantId()))
                .flatMap(part -> part.lines().stream().map(line -> line(part, line))).toList();
    }

    private Line line(Quote.Part part, Quote.Line line) {
        return new Line(line.sku(), line.quantity(), line.title(), line.unitPrice(),
                line.amount(), part.merchantId(), promise(line.deliverWithinMinutes()));
    }

    private OrderView.@Nullable Promise promise(@Nullable Integer minutes) {
        Payment paid = order.facts().payment();
        return minutes == null ? null : new OrderView.Promise(minutes, paid == null
                ? null : paid.paidAt().plus(Duration.ofMinutes(minutes)));
    }

    private @Nullable Money total(@Nullable Quote quote) {
        return quote == null ? null : quote.parts().stream()
                .filter(part -> visible.test(part.merchantId()))
                .map(Quote.Part::amount).reduce(Money.ZERO, Money::plus);
    }

    private Money refunded() {
        return order.merchants().stream().filter(visible).map(order.refunds()::returnedOf)
                .reduce(Money.ZERO, Money::plus);
    }

    private OrderView.@Nullable Payment payment(Order.Facts facts) {
        return facts.payment() == null ? awaited(facts.cashier()) : taken(facts.payment());
    }

    private OrderView.Payment taken(Payment payment) {
        List<OrderView.Part> parts = payment.parts().stream()
                .filter(part -> visible.test(part.merchantId()))
                .map(part -> new OrderView.Part(part.merchantId(),
                        part.transactionId(), part.amount()))
                .toList();
        return new OrderView.Payment(payment.mode(),
                parts.isEmpty() ? null : parts.getFirst().transactionId(), payment.paidAt(),
                parts, null);
    }

    /** Only the buyer can pay, and only as long as nobody has called the order off. */
    private OrderView.@Nullable Payment awaited(@Nullable Cashier cashier) {
        if (cashier == null) {
            return null;
        }
        boolean payable = order.status() == OrderStatus.AWAITING_PAYMENT
                && order.reason() == null && OrderAccess.isBuyerOf(order, caller);
        return new OrderView.Payment(PaymentMode.CASHIER, null, null, List.of(),
                payable ? shown(cashier) : null);
    }

    private static OrderView.Cashier shown(Cashier cashier) {
        Cashier.Request request = cashier.request();
        return new OrderView.Cashier(request.timeStamp(), request.nonceStr(),
                PREPAY + request.prepayId(), request.signType(), request.paySign(),
                cashier.expiresAt());
    }

    private @Nullable Settlement settlement(@Nullable Settlement settlement) {
        if (settlement == null) {
            return null;
        }
        List<Settlement.Part> parts = settlement.parts().stream()
                .filter(part -> visible.test(part.merchantId())).toList();
        return new Settlement(settlement.settledAt(), parts);
    }

    /** Only the giver has the token to pass on. */
    private OrderView.@Nullable Gift gift(GiftTokens gifts) {
        if (!order.cart().forSomebodyElse()) {
            return null;
        }
        GiftStatus status = GiftStatus.of(order);
        boolean passedOn = status != GiftStatus.UNPAID && OrderAccess.isBuyerOf(order, caller);
        return new OrderView.Gift(passedOn ? gifts.of(order.id()) : null, status,
                status == GiftStatus.OFFERED ? personDueAt : null);
    }
}
