package io.hutong.order.refund;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.money.Allotment;
import io.hutong.contracts.money.Money;
import io.hutong.order.lifecycle.Order;
import io.hutong.order.lifecycle.Refund;
import io.hutong.order.lifecycle.Sold;

/**
 * Whether money may be given back, and from which merchants' parts. Decided under the order's
 * lock, so that of several who ask at the same time each sees what those before it have claimed.
 */
sealed interface RefundDecision {

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

    /** @param worth of the pieces that were named */
    record ExceedsLines(Money worth) implements RefundDecision {
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
        Optional<RefundDecision> wrong = wish.lines().stream()
                .map(line -> wrongLine(order, merchants, line)).flatMap(Optional::stream)
                .findFirst();
        return wrong.orElseGet(() -> divide(order, merchants, wish, now));
    }

    private static Optional<RefundDecision> wrongLine(
            Order order, Set<String> merchants, RefundWish.Line line) {
        Optional<Sold> sold = order.requireQuote().sold(line.sku())
                .filter(one -> merchants.contains(one.merchantId()));
        if (sold.isEmpty()) {
            return Optional.of(new UnknownLine(line.sku()));
        }
        int back = restocks(order, sold.get(), line) ? order.refunds().restocked(line.sku()) : 0;
        int left = sold.get().quantity() - back;
        return line.quantity() > left
                ? Optional.of(new TooManyPieces(line.sku(), left)) : Optional.empty();
    }

    private static RefundDecision divide(
            Order order, Set<String> merchants, RefundWish wish, Instant now) {
        Map<String, Money> room = room(order, merchants, wish);
        Money left = sum(room);
        if (wish.amount().compareTo(left) > 0) {
            Money worth = wish.lines().isEmpty() ? left : sum(worth(order, wish));
            return wish.amount().compareTo(worth) > 0 && !wish.lines().isEmpty()
                    ? new ExceedsLines(worth) : new ExceedsPayment(left);
        }
        List<Money> amounts = Allotment.byWeights(wish.amount(),
                room.values().stream().map(Money::total).toList());
        List<RefundPayment.Part> parts = new ArrayList<>();
        int at = 0;
        for (String merchant : room.keySet()) {
            Money amount = amounts.get(at++);
            if (amount.isPositive()) {
                parts.add(new RefundPayment.Part(merchant, amount));
            }
        }
        return new Allowed(new Refund.Ask(wish.reason(), null, wish.askedBy(), now, parts,
                RefundPlan.restock(order, parts, named(order, wish))));
    }

    /** What may come out of each merchant's part, in the order of the quote. */
    private static Map<String, Money> room(
            Order order, Set<String> merchants, RefundWish wish) {
        Map<String, Money> worth = worth(order, wish);
        Map<String, Money> room = new LinkedHashMap<>();
        for (StockReserved.Part part : order.requireQuote().parts()) {
            String merchant = part.merchantId();
            boolean meant = merchants.contains(merchant)
                    && (wish.lines().isEmpty() || worth.containsKey(merchant));
            Money left = order.refundableOf(merchant);
            if (meant && left.isPositive()) {
                Money lines = worth.getOrDefault(merchant, left);
                room.put(merchant, lines.compareTo(left) < 0 ? lines : left);
            }
        }
        return room;
    }

    private static Map<String, Money> worth(Order order, RefundWish wish) {
        Map<String, Money> worth = new TreeMap<>();
        for (RefundWish.Line line : wish.lines()) {
            Sold sold = order.requireQuote().sold(line.sku()).orElseThrow();
            worth.merge(sold.merchantId(), sold.priceOf(line.quantity()), Money::plus);
        }
        return worth;
    }

    private static Map<String, Integer> named(Order order, RefundWish wish) {
        Map<String, Integer> pieces = new TreeMap<>();
        for (RefundWish.Line line : wish.lines()) {
            Sold sold = order.requireQuote().sold(line.sku()).orElseThrow();
            if (restocks(order, sold, line)) {
                pieces.merge(line.sku(), line.quantity(), Integer::sum);
            }
        }
        return pieces;
    }

    /** Goods that are still here stay here; whether others come back is for the seller to say. */
    private static boolean restocks(Order order, Sold sold, RefundWish.Line line) {
        Boolean said = line.restock();
        return said == null ? !order.hasShipped(sold.merchantId()) : said;
    }

    private static Money sum(Map<String, Money> amounts) {
        return amounts.values().stream().reduce(Money.ZERO, Money::plus);
    }
}
