package io.hutong.payment.ledger;

import io.hutong.kernel.money.Money;
import io.hutong.payment.ledger.Transfer.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What each event books. Movements of nothing are left out.
 *
 * @param number     of the movement at the channel
 * @param merchantId whose part of the order it is
 */
public record Entries(String orderId, String number, String merchantId) {

    /** The buyer pays; WeChat Pay keeps its fee, the rest is frozen. */
    public List<Transfer> paid(Money amount, Money fee) {
        return of(move(Kind.DEBIT, frozen(), LedgerAccounts.BUYERS, amount),
                move(Kind.FEE, LedgerAccounts.CHANNEL_FEE, frozen(), fee));
    }

    /** The buyer gets money back before the order is settled, and with it the fee's part. */
    public List<Transfer> refunded(Money amount, Money feeBack) {
        return of(move(Kind.FEE_RETURN, frozen(), LedgerAccounts.CHANNEL_FEE, feeBack),
                move(Kind.REFUND, LedgerAccounts.BUYERS, frozen(), amount));
    }

    /**
     * The same after the settlement: out of what the merchant may dispose of, and where that does
     * not suffice out of what the commerce platform advances.
     */
    public List<Transfer> refundedAfterSettlement(Money amount, Money feeBack, Money advance) {
        return of(move(Kind.FEE_RETURN, available(), LedgerAccounts.CHANNEL_FEE, feeBack),
                move(Kind.ADVANCE, available(), LedgerAccounts.ADVANCES, advance),
                move(Kind.REFUND, LedgerAccounts.BUYERS, available(), amount));
    }

    /** Somebody beside the platforms gets a share of what is frozen. */
    public List<Transfer> shared(String mchid, Money amount) {
        return of(move(Kind.SHARE, LedgerAccounts.receiver(mchid), frozen(), amount));
    }

    /** It gives a part of its share back to the merchant. */
    public List<Transfer> shareReturned(String mchid, Money amount) {
        return of(move(Kind.SHARE_RETURN, available(), LedgerAccounts.receiver(mchid), amount));
    }

    /** The merchant pays back what the commerce platform advanced for its refund. */
    public List<Transfer> advanceReturned(Money amount) {
        return of(move(Kind.ADVANCE_RETURN, LedgerAccounts.ADVANCES, available(), amount));
    }

    /** The commerce platform gives a part of its share back to the merchant. */
    public List<Transfer> commissionReturned(Money amount) {
        return of(move(Kind.COMMISSION_RETURN, available(), LedgerAccounts.COMMISSION, amount));
    }

    /** The traffic platform gives a part of its share back to the merchant. */
    public List<Transfer> trafficFeeReturned(Money amount) {
        return of(move(Kind.TRAFFIC_FEE_RETURN, available(), LedgerAccounts.TRAFFIC_FEE, amount));
    }

    /** The commerce platform subsidises the merchant; the traffic platform owes it a part. */
    public List<Transfer> subsidised(Money amount, Money claim) {
        return of(move(Kind.SUBSIDY, frozen(), LedgerAccounts.SUBSIDIES, amount),
                move(Kind.SUBSIDY_CLAIM, LedgerAccounts.SUBSIDIES, LedgerAccounts.TRAFFIC_OWES,
                        claim));
    }

    /** A part of it comes back after a refund, and so much less is owed. */
    public List<Transfer> subsidyReturned(Money amount, Money claim) {
        return of(move(Kind.SUBSIDY_RETURN, LedgerAccounts.SUBSIDIES, available(), amount),
                move(Kind.SUBSIDY_CLAIM_RETURN, LedgerAccounts.TRAFFIC_OWES,
                        LedgerAccounts.SUBSIDIES, claim));
    }

    /** What is frozen is divided; the merchant gets what the others did not. */
    public List<Transfer> divided(Money commission, Money trafficFee, Money rest) {
        return of(move(Kind.COMMISSION, LedgerAccounts.COMMISSION, frozen(), commission),
                move(Kind.TRAFFIC_FEE, LedgerAccounts.TRAFFIC_FEE, frozen(), trafficFee),
                move(Kind.RELEASE, LedgerAccounts.available(merchantId), frozen(), rest));
    }

    private String available() {
        return LedgerAccounts.available(merchantId);
    }

    private String frozen() {
        return LedgerAccounts.frozen(merchantId);
    }

    private Move move(Kind kind, String to, String from, Money amount) {
        return new Move(kind, to, from, amount);
    }

    private List<Transfer> of(Move... moves) {
        List<Transfer> transfers = new ArrayList<>(moves.length);
        for (Move move : moves) {
            if (move.amount.isPositive()) {
                transfers.add(new Transfer(
                        number, move.kind, orderId, move.to, move.from, move.amount));
            }
        }
        return transfers;
    }

    private record Move(Kind kind, String to, String from, Money amount) {
    }
}
