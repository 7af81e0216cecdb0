package io.hutong.order.refund.model;

import io.hutong.kernel.money.Allotment;
import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.LineRooms;
import io.hutong.order.lifecycle.model.LineShare;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Quote;
import io.hutong.order.lifecycle.model.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether money may be given back, and from which merchants' parts. Decided under the order's
 * lock, so that of several who ask at the same time each sees what those before it have claimed.
 */
public sealed interface RefundDecision {

    record Allowed(Refund.Ask ask) implements RefundDecision {
    }

    /** Nothing was paid, or all of it went back before the order was over. */
    record NotPaid() implements RefundDecision {
    }

    record TooMany() implements RefundDecision {
    }

    /** @param left what is paid, not returned and not on its way back */
    record ExceedsPayment(Money left) implements RefundDecision {
    }

    /** The order holds no such goods of this seller. */
    record UnknownLine(String sku) implements RefundDecision {
    }

    /** @param left pieces that can still come back */
    record TooManyPieces(String sku, int left) implements RefundDecision {
    }

    /** @param left of what was paid for the pieces that were named */
    record ExceedsLines(Money left) implements RefundDecision {
    }

    /** @param merchants whose parts the caller may give back */
    static RefundDecision of(
            Order order, Set<String> merchants, RefundWish wish, Instant now) {
        if (order.facts().payment() == null) {
            return new NotPaid();
        }
        if (order.refunds().limitReached()) {
            return new TooMany();
        }
        NamedLines named = NamedLines.of(order, wish.lines());
        return named.wrong(merchants).orElseGet(() -> divide(order, merchants, wish, named, now));
    }

    private static RefundDecision divide(
            Order order, Set<String> merchants, RefundWish wish, NamedLines named, Instant now) {
        LineRooms rooms = LineRooms.of(order);
        Map<String, Money> room = room(order, merchants, rooms, named);
        if (wish.amount().compareTo(sum(room)) > 0) {
            return tooMuch(order, wish.amount(), sum(room), named);
        }
        List<Money> amounts = Allotment.byWeights(wish.amount(),
                room.values().stream().map(Money::total).toList());
        List<Refund.Part> parts = new ArrayList<>();
        List<LineShare> lines = new ArrayList<>();
        int at = 0;
        for (String merchant : room.keySet()) {
            Money amount = amounts.get(at++);
            if (amount.isPositive()) {
                parts.add(new Refund.Part(merchant, amount));
                lines.addAll(named.isEmpty() ? List.of()
                        : rooms.divide(amount, named.piecesOf(merchant)));
            }
        }
        return new Allowed(new Refund.Ask(wish.reason(), null, wish.askedBy(), now, parts,
                RefundPlan.restock(order, parts, named.restocked()), lines));
    }

    private static RefundDecision tooMuch(
            Order order, Money wished, Money room, NamedLines named) {
        if (named.isEmpty()) {
            return new ExceedsPayment(room);
        }
        Money left = named.merchants().stream().map(order::refundableOf)
                .reduce(Money.ZERO, Money::plus);
        boolean fitsTheLines = wished.compareTo(named.worth()) <= 0;
        return fitsTheLines && wished.compareTo(left) > 0
                ? new ExceedsPayment(room) : new ExceedsLines(room);
    }

    /** What may come out of each merchant's part, in the order of the quote. */
    private static Map<String, Money> room(
            Order order, Set<String> merchants, LineRooms rooms, NamedLines named) {
        Map<String, Money> room = new LinkedHashMap<>();
        for (Quote.Part part : order.requireQuote().parts()) {
            String merchant = part.merchantId();
            Money left = order.refundableOf(merchant);
            Money lines = named.isEmpty() ? left : rooms.of(named.piecesOf(merchant));
            Money less = lines.compareTo(left) < 0 ? lines : left;
            if (merchants.contains(merchant) && less.isPositive()) {
                room.put(merchant, less);
            }
        }
        return room;
    }

    private static Money sum(Map<String, Money> amounts) {
        return amounts.values().stream().reduce(Money.ZERO, Money::plus);
    }
}
