package io.hutong.order.aftersale;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.money.Money;
import io.hutong.order.lifecycle.AfterSale;
import io.hutong.order.lifecycle.Order;
import io.hutong.order.lifecycle.Sold;

/** Whether the buyer may ask for money back, and of whom: of one merchant at a time. */
sealed interface OpenDecision {

    /** @param lines what it is about; may be left out where only one merchant has sold */
    record Wish(Money amount, String reason, List<RecordRefund.Line> lines) {

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

    record ExceedsLines(Money worth) implements OpenDecision {
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
        for (RecordRefund.Line line : wish.lines()) {
            Optional<Sold> sold = order.requireQuote().sold(line.sku());
            if (sold.isEmpty()) {
                return new UnknownLine(line.sku());
            }
            if (line.quantity() > sold.get().quantity()) {
                return new TooManyPieces(line.sku(), sold.get().quantity());
            }
        }
        return ofMerchants(order, wish, now, decideBy);
    }

    private static OpenDecision ofMerchants(
            Order order, Wish wish, Instant now, Instant decideBy) {
        Set<String> merchants = wish.lines().isEmpty() ? order.merchants()
                : wish.lines().stream().map(line -> sold(order, line).merchantId())
                        .collect(Collectors.toUnmodifiableSet());
        if (merchants.size() > 1) {
            return wish.lines().isEmpty() ? new LinesRequired() : new OneMerchantOnly();
        }
        String merchant = merchants.iterator().next();
        Money left = order.refundableOf(merchant).minus(order.afterSales().openOf(merchant));
        if (wish.amount().compareTo(left) > 0) {
            return new ExceedsPayment(left.isNegative() ? Money.ZERO : left);
        }
        Money worth = wish.lines().stream()
                .map(line -> sold(order, line).priceOf(line.quantity()))
                .reduce(Money.ZERO, Money::plus);
        return !wish.lines().isEmpty() && wish.amount().compareTo(worth) > 0
                ? new ExceedsLines(worth) : new Allowed(new AfterSale.Ask(merchant,
                        wish.amount(), wish.reason(), wish.lines(), now, decideBy));
    }

    private static Sold sold(Order order, RecordRefund.Line line) {
        return order.requireQuote().sold(line.sku()).orElseThrow();
    }
}
