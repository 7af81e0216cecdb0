package io.hutong.merchant.reservation;

import static java.util.stream.Collectors.toMap;

import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.MerchantReply;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundRecorded;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReleased;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.reservation.model.PartSubsidy;
import io.hutong.merchant.reservation.model.Quote;
import io.hutong.merchant.reservation.model.Refusal;
import io.hutong.merchant.reservation.model.ReservedLine;
import io.hutong.merchant.reservation.model.StockCommand;
import io.hutong.merchant.reservation.model.StockReply;
import io.hutong.merchant.reservation.model.SubsidyReturn;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Commands and replies of the sagas, and what payment-service tells, in this feature's words. */
final class ReservationMessages {

    private ReservationMessages() {
    }

    static StockCommand commandOf(MerchantCommand command, @Nullable Instant deadline) {
        return switch (command) {
            case ReserveStock order -> new StockCommand.Reserve(order.orderId(), order.buyerId(),
                    order.miniProgram(), order.channel(), order.lines().stream()
                            .map(line -> new ReservedLine(line.sku(), line.quantity())).toList(),
                    order.expectedTotal(), deadline);
            case ConfirmReservation confirm -> new StockCommand.Confirm(confirm.orderId());
            case ReleaseStock release -> new StockCommand.Release(release.orderId());
            case RecordRefund refund -> new StockCommand.Refund(refund.orderId(),
                    refund.refundId(), undivided(refund), refund.restock().stream()
                            .map(line -> new ReservedLine(line.sku(), line.quantity())).toList());
            case RecordSettlement settlement -> new StockCommand.Settle(
                    settlement.orderId(), subsidies(settlement));
        };
    }

    private static Map<String, Money> undivided(RecordRefund refund) {
        return refund.parts().stream().filter(part -> !part.afterSettlement())
                .collect(toMap(RefundedPart::merchantId, RefundedPart::amount, Money::plus));
    }

    private static Map<String, Money> subsidies(RecordSettlement settlement) {
        return settlement.parts().stream().filter(part -> part.subsidy() != null)
                .collect(toMap(SettledPart::merchantId,
                        part -> Objects.requireNonNull(part.subsidy()), Money::plus));
    }

    /** Of a {@link MerchantFundsMoved.Kind#SUBSIDY_RETURN}, by which a merchant has less. */
    static SubsidyReturn returnOf(MerchantFundsMoved move) {
        return new SubsidyReturn(move.orderId(), move.merchantId(), move.number(),
                Money.ZERO.minus(move.amount()));
    }

    static MerchantReply replyOf(String orderId, StockReply reply) {
        return switch (reply) {
            case StockReply.Reserved(Quote quote) -> new StockReserved(orderId, quote.total(),
                    quote.parts().stream().map(ReservationMessages::partOf).toList());
            case StockReply.Refused(Refusal refusal, String detail) ->
                    new StockRefused(orderId, refusalOf(refusal), detail);
            case StockReply.Confirmed() -> new ReservationConfirmed(orderId);
            case StockReply.Released(boolean wasReserved) ->
                    new StockReleased(orderId, wasReserved);
            case StockReply.RefundRecorded(String refundId) ->
                    new RefundRecorded(orderId, refundId);
            case StockReply.SettlementRecorded() -> new SettlementRecorded(orderId);
        };
    }

    private static StockReserved.Part partOf(Quote.Part part) {
        PartSubsidy subsidy = part.subsidy();
        return new StockReserved.Part(part.merchantId(), part.subMchid(), part.amount(),
                part.terms(), part.lines().stream().map(ReservationMessages::lineOf).toList(),
                subsidy.amount(), subsidy.fromTraffic(), subsidy.claim());
    }

    private static StockReserved.Line lineOf(Quote.Line line) {
        return new StockReserved.Line(line.sku(), line.title(), line.quantity(),
                line.unitPrice(), line.amount(), line.deliverWithinMinutes());
    }

    private static StockRefused.Refusal refusalOf(Refusal refusal) {
        return switch (refusal) {
            case OUT_OF_STOCK -> StockRefused.Refusal.OUT_OF_STOCK;
            case PRICE_CHANGED -> StockRefused.Refusal.PRICE_CHANGED;
            case CATEGORY_NOT_PERMITTED -> StockRefused.Refusal.CATEGORY_NOT_PERMITTED;
            case MINI_PROGRAM_SUSPENDED -> StockRefused.Refusal.MINI_PROGRAM_SUSPENDED;
            case UNKNOWN_SKU -> StockRefused.Refusal.UNKNOWN_SKU;
            case UNKNOWN_MINI_PROGRAM -> StockRefused.Refusal.UNKNOWN_MINI_PROGRAM;
            case PURCHASE_LIMIT -> StockRefused.Refusal.PURCHASE_LIMIT;
            case SUBSIDY_EXHAUSTED -> StockRefused.Refusal.SUBSIDY_EXHAUSTED;
            case VOIDED -> StockRefused.Refusal.VOIDED;
            case EXPIRED -> StockRefused.Refusal.EXPIRED;
        };
    }
}
