package io.hutong.order.aftersale.model;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.LineRooms;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Pieces;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.lifecycle.model.Refund;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of an open after-sale when somebody decides it, or nobody does in time. */
public sealed interface VerdictDecision {

    /**
     * @param restock whether the goods come back; null: those that were never shipped do
     */
    record Verdict(
            AfterSale.State state, String by, @Nullable String note, @Nullable Boolean restock) {
    }

    /** The money goes back. */
    record Approve(Refund.Ask refund) implements VerdictDecision {
    }

    record Reject() implements VerdictDecision {
    }

    /** It was decided in the same way before. */
    record Nothing() implements VerdictDecision {
    }

    /** It was decided in the other way before. */
    record DecidedBefore(AfterSale.State state) implements VerdictDecision {
    }

    /** Other refunds have taken the money meanwhile. */
    record ExceedsPayment(Money left) implements VerdictDecision {
    }

    /** Other refunds of the same lines have taken what was paid for them. */
    record ExceedsLines(Money left) implements VerdictDecision {
    }

    record TooManyRefunds() implements VerdictDecision {
    }

    static VerdictDecision of(Order order, AfterSale one, Verdict verdict, Instant now) {
        if (!one.awaitsDecision()) {
            return one.state() == verdict.state()
                    ? new Nothing() : new DecidedBefore(one.state());
        }
        return switch (verdict.state()) {
            case REJECTED -> new Reject();
            case APPROVED -> approve(order, one, verdict, now);
            case OPEN -> throw new IllegalArgumentException("that is no decision");
        };
    }

    /** Nobody has answered: approves as much as there is, and rejects where that is nothing. */
    static VerdictDecision whenSilent(Order order, AfterSale one, Verdict verdict, Instant now) {
        Money left = smaller(order.refundableOf(one.ask().merchantId()), room(order, one));
        if (verdict.state() == AfterSale.State.REJECTED || !left.isPositive()
                || order.refunds().limitReached()) {
            return new Reject();
        }
        return new Approve(ask(order, one, verdict, smaller(one.ask().amount(), left), now));
    }

    private static VerdictDecision approve(
            Order order, AfterSale one, Verdict verdict, Instant now) {
        Money left = order.refundableOf(one.ask().merchantId());
        if (one.ask().amount().compareTo(left) > 0) {
            return new ExceedsPayment(left);
        }
        Money room = room(order, one);
        if (one.ask().amount().compareTo(room) > 0) {
            return new ExceedsLines(room);
        }
        return order.refunds().limitReached() ? new TooManyRefunds()
                : new Approve(ask(order, one, verdict, one.ask().amount(), now));
    }

    /** What the lines that it is about have room for; all of it where it names none. */
    private static Money room(Order order, AfterSale one) {
        return one.ask().lines().isEmpty() ? one.ask().amount()
                : LineRooms.of(order).of(Pieces.bySku(one.ask().lines()));
    }

    private static Refund.Ask ask(
            Order order, AfterSale one, Verdict verdict, Money amount, Instant now) {
        Map<String, Integer> pieces = Pieces.bySku(one.ask().lines());
        Boolean said = verdict.restock();
        boolean back = said == null ? !order.hasShipped(one.ask().merchantId()) : said;
        Map<String, Integer> restock = new LinkedHashMap<>();
        if (back) {
            pieces.forEach((sku, asked) -> restock.put(sku, Math.min(asked, left(order, sku))));
        }
        return new Refund.Ask(one.ask().reason(), null, verdict.by(), now,
                List.of(new Refund.Part(one.ask().merchantId(), amount)),
                Pieces.lines(restock), pieces.isEmpty() ? List.of()
                        : LineRooms.of(order).divide(amount, pieces));
    }

    private static int left(Order order, String sku) {
        int sold = order.requireQuote().sold(sku).orElseThrow().quantity();
        return sold - order.refunds().restocked(sku);
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
