package io.hutong.merchant.statement;

import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one order brought a merchant, or what a refund took out of it again, then all amounts are
 * below zero: {@code net = amount - commission - trafficFee - channelFee - others}.
 *
 * @param refundId  of the refund; null for the settlement
 * @param settledAt when the money was divided, or was given back
 * @param others    what receivers beside the two platforms got together, or gave back
 */
record StatementLine(
        String orderId, @Nullable String refundId, Instant settledAt, Money amount,
        Money commission, Money trafficFee, Money channelFee, Money others, Money net) {

    private static final String SEPARATOR = "/";

    static StatementLine of(RecordSettlement settlement, SettledPart part) {
        return new StatementLine(settlement.orderId(), null, settlement.settledAt(),
                part.amount(), part.commission(), part.trafficFee(), part.channelFee(),
                zeroForNull(part.others()), part.merchantNet());
    }

    /** What the platform advanced the merchant owes: it is part of what the refund cost it. */
    static StatementLine of(RecordRefund refund, RefundedPart part) {
        return new StatementLine(refund.orderId(), refund.refundId(), refund.refundedAt(),
                minus(part.amount()), minus(part.commission()), minus(part.trafficFee()),
                minus(part.channelFee()), minus(zeroForNull(part.others())),
                minus(part.merchantNet().plus(part.advance())));
    }

    private static Money zeroForNull(@Nullable Money amount) {
        return amount == null ? Money.ZERO : amount;
    }

    private static Money minus(Money amount) {
        return Money.ZERO.minus(amount);
    }

    /** Where a page that ends with this line goes on. */
    String position() {
        return refundId == null ? orderId + SEPARATOR + "SETTLEMENT"
                : orderId + SEPARATOR + refundId;
    }

    static String orderOf(String position) {
        return position.split(SEPARATOR, 2)[0];
    }

    static String entryOf(String position) {
        String[] parts = position.split(SEPARATOR, 2);
        return parts.length < 2 ? "" : parts[1];
    }
}
