package io.hutong.payment.ledger;

import io.hutong.kernel.money.Money;

/**
 * One movement of money.
 *
 * @param entry   the movement's number at the channel
 * @param debit   the account that receives
 * @param credit  the account that gives
 * @param amount  above zero
 */
public record Transfer(
        String entry, Kind kind, String orderId, String debit, String credit, Money amount) {

    public Transfer {
        if (!amount.isPositive() || debit.equals(credit)) {
            throw new IllegalArgumentException(
                    kind + " of " + entry + ": " + amount + " from " + credit + " to " + debit);
        }
    }

    public enum Kind {
        DEBIT, FEE, REFUND, FEE_RETURN, COMMISSION, TRAFFIC_FEE, RELEASE, COMMISSION_RETURN,
        TRAFFIC_FEE_RETURN, SHARE, SHARE_RETURN, ADVANCE, ADVANCE_RETURN, SUBSIDY, SUBSIDY_CLAIM,
        SUBSIDY_RETURN, SUBSIDY_CLAIM_RETURN, CORRECTION
    }
}
