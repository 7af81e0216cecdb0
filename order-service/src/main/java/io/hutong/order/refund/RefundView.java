package io.hutong.order.refund;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.LineShare;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Refund;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A refund as its buyer, its merchants and operators see it.
 *
 * @param status  {@code REFUNDING}, {@code REFUNDED} or {@code REFUSED}
 * @param askedBy who wanted it; only for those who sell
 * @param lines   how much of it is for which SKU; empty where it is about the money alone
 * @param sources from whom the money came; only for those who sell, once it is known
 * @param refusal why nothing went back, or not all of it
 */
record RefundView(
        String refundId, String status, Money amount, String reason, @Nullable String askedBy,
        List<Refund.Part> parts, List<Goods> restock, List<LineShare> lines,
        Instant askedAt, @Nullable Instant refundedAt, @Nullable List<Refund.Returned> sources,
        @Nullable String refusal) {

    /**
     * @param visible which merchants' parts the reader may see
     * @param seller  whether the reader may see who bore it
     */
    static RefundView of(Order order, Refund refund, Predicate<String> visible, boolean seller) {
        List<Refund.Part> parts = refund.ask().parts().stream()
                .filter(part -> visible.test(part.merchantId())).toList();
        List<Refund.Returned> sources = refund.result().parts().stream()
                .filter(part -> visible.test(part.merchantId())).toList();
        List<Goods> restock = refund.ask().restock().stream()
                .filter(line -> isVisible(order, line.sku(), visible)).toList();
        return new RefundView(refund.refundId(), refund.state().shown(), amount(refund, parts),
                refund.ask().reason(), seller ? refund.ask().askedBy() : null, parts, restock,
                lines(order, refund, visible), refund.ask().askedAt(),
                refund.result().refundedAt(),
                seller && !sources.isEmpty() ? sources : null, refusal(refund, parts));
    }

    /** What was asked for, until it is known what went back. */
    private static Money amount(Refund refund, List<Refund.Part> parts) {
        return parts.stream().map(part -> refund.hasReturned()
                ? refund.amountOf(part.merchantId()) : part.amount())
                .reduce(Money.ZERO, Money::plus);
    }

    private static List<LineShare> lines(
            Order order, Refund refund, Predicate<String> visible) {
        List<LineShare> lines = refund.ask().lines();
        return lines == null ? List.of() : lines.stream()
                .filter(line -> isVisible(order, line.sku(), visible)).toList();
    }

    private static boolean isVisible(Order order, String sku, Predicate<String> visible) {
        return order.requireQuote().sold(sku)
                .filter(sold -> visible.test(sold.merchantId())).isPresent();
    }

    /** The channel refunds each part by itself, and may close one of several. */
    private static @Nullable String refusal(Refund refund, List<Refund.Part> parts) {
        boolean partly = refund.hasReturned() && parts.stream()
                .anyMatch(part -> !refund.amountOf(part.merchantId()).isPositive());
        Refund.Refusal refusal =
                partly ? Refund.Refusal.CLOSED_BY_CHANNEL : refund.result().refusal();
        return refusal == null ? null : refusal.name();
    }
}
