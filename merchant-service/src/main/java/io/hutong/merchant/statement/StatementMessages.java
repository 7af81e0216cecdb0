package io.hutong.merchant.statement;

import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.statement.model.Amounts;
import io.hutong.merchant.statement.model.StatementLine;
import io.hutong.merchant.statement.model.StatementLine.Kind;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines that messages bring to statements. */
public final class StatementMessages {

    private StatementMessages() {
    }

    // @formatter:off
    public static Stream<StatementLine> linesOf(MerchantCommand command) {
        return switch (command) {
            case RecordSettlement settlement -> linesOf(settlement);
            case RecordRefund refund -> linesOf(refund);
            case ReserveStock _, ConfirmReservation _, ReleaseStock _ -> Stream.empty();
        };
    }
    // @formatter:on

    private static Stream<StatementLine> linesOf(RecordSettlement settlement) {
        return settlement.parts().stream().map(part -> new StatementLine(part.merchantId(),
                settlement.orderId(), StatementLine.entryOf(Kind.SETTLEMENT, ""),
                settlement.settledAt(), amountsOf(part)));
    }

    /** Only what was divided before is in the statements and has to leave them again. */
    private static Stream<StatementLine> linesOf(RecordRefund refund) {
        return refund.parts().stream().filter(RefundedPart::afterSettlement)
                .map(part -> new StatementLine(part.merchantId(), refund.orderId(),
                        StatementLine.entryOf(Kind.REFUND, refund.refundId()),
                        refund.refundedAt(), amountsOf(part)));
    }

    public static StatementLine lineOf(MerchantFundsMoved move) {
        return switch (move.kind()) {
            case SUBSIDY_RETURN ->
                    lineOf(move, Kind.SUBSIDY_RETURN, Amounts.subsidy(move.amount()));
            case CORRECTION -> lineOf(move, Kind.CORRECTION, Amounts.adjustment(move.amount()));
        };
    }

    private static StatementLine lineOf(MerchantFundsMoved move, Kind kind, Amounts amounts) {
        return new StatementLine(move.merchantId(), move.orderId(),
                StatementLine.entryOf(kind, move.number()), move.movedAt(), amounts);
    }

    private static Amounts amountsOf(SettledPart part) {
        Money subsidy = zeroForNull(part.subsidy());
        return new Amounts(part.amount(), part.commission(), part.trafficFee(), part.channelFee(),
                zeroForNull(part.others()), subsidy, Money.ZERO, part.merchantNet().plus(subsidy));
    }

    /** What the platform advanced the merchant owes: it is part of what the refund cost it. */
    private static Amounts amountsOf(RefundedPart part) {
        return new Amounts(minus(part.amount()), minus(part.commission()),
                minus(part.trafficFee()), minus(part.channelFee()),
                minus(zeroForNull(part.others())), Money.ZERO, Money.ZERO,
                minus(part.merchantNet().plus(part.advance())));
    }

    private static Money zeroForNull(@Nullable Money amount) {
        return amount == null ? Money.ZERO : amount;
    }

    private static Money minus(Money amount) {
        return Money.ZERO.minus(amount);
    }
}
