package io.hutong.order.aftersale.model;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.LineRooms;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Pieces;
import io.hutong.order.lifecycle.model.Sold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the buyer may ask for money back, and of whom: of one merchant at a time. */
public sealed interface OpenDecision {

    /** @param lines what it is about; may be left out where only one merchant has sold */
    record Wish(Money amount, String reason, List<Goods> lines) {

        public Wish {
            lines = List.copyOf(lines);
        }
    }

    record Allowed(AfterSale.Ask ask) implements OpenDecision {
    }

    record NotPaid() implements OpenDecision {
    }

    /** It is over, or all of its money is on its way back. */
    record NothingLeft() implements OpenDecision {
    }

    record TooMany() implements OpenDecision {
    }

    record LinesRequired() implements OpenDecision {
    }

    record OneMerchantOnly() implements OpenDecision {
    }

    record UnknownLine(String sku) implements OpenDecision {
    }

    record TooManyPieces(String sku, int sold) implements OpenDecision {
    }

    /** @param left of the merchant's part, less what was asked for before */
    record ExceedsPayment(Money left) implements OpenDecision {
    }

    /** @param left of what was paid for the pieces, less what was asked for before */
    record ExceedsLines(Money left) implements OpenDecision {
    }

    /** @param decideBy when the deadline decides for a silent merchant */
    static OpenDecision of(Order order, Wish wish, Instant now, Instant decideBy) {
        if (order.facts().payment() == null) {
            return new NotPaid();
        }
        if (order.afterSales().limitReached()) {
            return new TooMany();
        }
        if (!order.mayBeDisputed()) {
            return new NothingLeft();
        }
        Map<String, Integer> pieces = Pieces.bySku(wish.lines());
        for (Map.Entry<String, Integer> line : pieces.entrySet()) {
            Optional<Sold> sold = order.requireQuote().sold(line.getKey());
            if (sold.isEmpty()) {
                return new UnknownLine(line.getKey());
            }
            if (line.getValue() > sold.get().quantity()) {
                return new TooManyPieces(line.getKey(), sold.get().quantity());
            }
        }
        return ofMerchants(order, wish, pieces, new Times(now, decideBy));
    }

    private static OpenDecision ofMerchants(
            Order order, Wish wish, Map<String, Integer> pieces, Times times) {
        Set<String> merchants = pieces.isEmpty() ? order.merchants() : pieces.keySet().stream()
                .map(sku -> order.requireQuote().sold(sku).orElseThrow().merchantId())
                .collect(Collectors.toUnmodifiableSet());
        if (merchants.size() > 1) {
            return pieces.isEmpty() ? new LinesRequired() : new OneMerchantOnly();
        }
        String merchant = merchants.iterator().next();
        Money left = order.refundableOf(merchant).minus(order.afterSales().openOf(merchant));
        if (wish.amount().compareTo(left) > 0) {
            return new ExceedsPayment(left.isNegative() ? Money.ZERO : left);
        }
        Money room = LineRooms.besideOpenAfterSales(order).of(pieces);
        return !pieces.isEmpty() && wish.amount().compareTo(room) > 0
                ? new ExceedsLines(room) : new Allowed(new AfterSale.Ask(merchant,
                        wish.amount(), wish.reason(), Pieces.lines(pieces), times.now(),
                        times.decideBy()));
    }

    /** When it is asked, and until when it has to be decided. */
    record Times(Instant now, Instant decideBy) {
    }
}
