package io.hutong.merchant.statement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one order brought a merchant, or what a refund took out of it again, then all amounts are
 * below zero, or another movement of its money:
 * {@code net = amount + subsidy + adjustment - commission - trafficFee - channelFee - others}.
 *
 * @param entry      tells it from the order's other lines
 * @param refundId   of the refund; null for everything else
 * @param settledAt  when the money was divided, was given back, or moved
 * @param others     what receivers beside the two platforms got together, or gave back
 * @param subsidy    what the commerce platform added, or took back after a refund
 * @param adjustment by an operator's correction
 */
record StatementLine(
        @JsonIgnore String entry, String orderId, @Nullable String refundId, Kind kind,
        Instant settledAt, Money amount, Money commission, Money trafficFee, Money channelFee,
        Money others, Money subsidy, Money adjustment, Money net) {

    private static final String SEPARATOR = "/";
    /** Between the kind and the number of what is neither a settlement nor a refund. */
    private static final String NUMBERED = ":";

    /** What moved the money. */
    enum Kind { SETTLEMENT, REFUND, SUBSIDY_RETURN, CORRECTION }

    static StatementLine of(RecordSettlement settlement, SettledPart part) {
        Money subsidy = zeroForNull(part.subsidy());
        return new StatementLine(Kind.SETTLEMENT.name(), settlement.orderId(), null,
                Kind.SETTLEMENT, settlement.settledAt(), part.amount(), part.commission(),
                part.trafficFee(), part.channelFee(), zeroForNull(part.others()), subsidy,
                Money.ZERO, part.merchantNet().plus(subsidy));
    }

    /** What the platform advanced the merchant owes: it is part of what the refund cost it. */
    static StatementLine of(RecordRefund refund, RefundedPart part) {
        return new StatementLine(refund.refundId(), refund.orderId(), refund.refundId(),
                Kind.REFUND, refund.refundedAt(), minus(part.amount()), minus(part.commission()),
                minus(part.trafficFee()), minus(part.channelFee()),
                minus(zeroForNull(part.others())), Money.ZERO, Money.ZERO,
                minus(part.merchantNet().plus(part.advance())));
    }

    static StatementLine of(MerchantFundsMoved move) {
        return switch (move.kind()) {
            case SUBSIDY_RETURN -> moved(move, Kind.SUBSIDY_RETURN, move.amount(), Money.ZERO);
            case CORRECTION -> moved(move, Kind.CORRECTION, Money.ZERO, move.amount());
        };
    }

    private static StatementLine moved(
            MerchantFundsMoved move, Kind kind, Money subsidy, Money adjustment) {
        return new StatementLine(kind + NUMBERED + move.number(), move.orderId(), null, kind,
                move.movedAt(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO,
                subsidy, adjustment, move.amount());
    }

    /** What an entry is: a refund's is its id alone. */
    static Kind kindOf(String entry) {
        if (entry.equals(Kind.SETTLEMENT.name())) {
            return Kind.SETTLEMENT;
        }
        int end = entry.indexOf(NUMBERED);
        return end < 0 ? Kind.REFUND : Kind.valueOf(entry.substring(0, end));
    }

    private static Money zeroForNull(@Nullable Money amount) {
        return amount == null ? Money.ZERO : amount;
    }

    private static Money minus(Money amount) {
        return Money.ZERO.minus(amount);
    }

    /** Where a page that ends with this line goes on. */
    String position() {
        return orderId + SEPARATOR + entry;
    }

    static String orderOf(String position) {
        return position.split(SEPARATOR, 2)[0];
    }

    static String entryOf(String position) {
        String[] parts = position.split(SEPARATOR, 2);
        return parts.length < 2 ? "" : parts[1];
    }
}
