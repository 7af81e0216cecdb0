package io.hutong.payment.ledger;

import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.MerchantFundsMoved.Kind;
import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of the ledger nobody else tells merchant-service, in whose statements it has to be: the
 * sagas tell of settlements and refunds, and of nothing that comes after them. Pure.
 */
final class MerchantMoves {

    private MerchantMoves() {
    }

    static List<MerchantFundsMoved> of(Transfer transfer, Instant at) {
        return kindOf(transfer.kind()).map(kind -> Stream.of(
                move(kind, transfer, transfer.debit(), transfer.amount(), at),
                move(kind, transfer, transfer.credit(), Money.ZERO.minus(transfer.amount()), at))
                .flatMap(Optional::stream).toList()).orElse(List.of());
    }

    private static Optional<Kind> kindOf(Transfer.Kind kind) {
        return switch (kind) {
            case SUBSIDY_RETURN -> Optional.of(Kind.SUBSIDY_RETURN);
            case CORRECTION -> Optional.of(Kind.CORRECTION);
            // with the order's settlement
            case RELEASE, COMMISSION, TRAFFIC_FEE, SHARE, SUBSIDY -> Optional.empty();
            // with the refund, of which an advance is a part that the merchant owes from then on
            case REFUND, FEE_RETURN, COMMISSION_RETURN, TRAFFIC_FEE_RETURN, SHARE_RETURN, ADVANCE,
                    ADVANCE_RETURN -> Optional.empty();
            // of others' accounts, or of what is frozen
            case DEBIT, FEE, SUBSIDY_CLAIM, SUBSIDY_CLAIM_RETURN -> Optional.empty();
        };
    }

    private static Optional<MerchantFundsMoved> move(
            Kind kind, Transfer transfer, String account, Money amount, Instant at) {
        return LedgerAccounts.merchantOf(account).map(merchant -> new MerchantFundsMoved(
                transfer.orderId(), merchant, kind, transfer.entry(), amount, at));
    }
}
