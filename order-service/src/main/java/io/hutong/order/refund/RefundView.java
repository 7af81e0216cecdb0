package io.hutong.order.refund;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.money.Money;
import io.hutong.order.lifecycle.Refund;
import org.jspecify.annotations.Nullable;

/**
 * A refund as its buyer, its merchants and operators see it.
 *
 * @param status  {@code REFUNDING}, {@code REFUNDED} or {@code REFUSED}
 * @param sources from whom the money came; only for those who sell, once it is known
 * @param refusal why nothing went back
 */
record RefundView(
        String refundId, String status, Money amount, String reason,
        List<RefundPayment.Part> parts, List<RecordRefund.Line> restock, Instant askedAt,
        @Nullable Instant refundedAt, @Nullable List<RefundedPart> sources,
        @Nullable String refusal) {

    /**
     * @param visible which merchants' parts the reader may see
     * @param seller  whether the reader may see who bore it
     */
    static RefundView of(Refund refund, Predicate<String> visible, boolean seller) {
        List<RefundPayment.Part> parts = refund.ask().parts().stream()
                .filter(part -> visible.test(part.merchantId())).toList();
        Money amount = parts.stream().map(RefundPayment.Part::amount)
                .reduce(Money.ZERO, Money::plus);
        List<RefundedPart> sources = refund.result().parts().stream()
                .filter(part -> visible.test(part.merchantId())).toList();
        return new RefundView(refund.refundId(), status(refund.state()), amount,
                refund.ask().reason(), parts, refund.ask().restock(), refund.ask().askedAt(),
                refund.result().refundedAt(), seller && !sources.isEmpty() ? sources : null,
                refund.result().refusal());
    }

    static String status(Refund.State state) {
        return switch (state) {
            case REFUNDING, RETURNED -> Refund.State.REFUNDING.name();
            case REFUNDED -> Refund.State.REFUNDED.name();
            case REFUSED -> Refund.State.REFUSED.name();
        };
    }
}
