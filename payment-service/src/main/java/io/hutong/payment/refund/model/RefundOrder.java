package io.hutong.payment.refund.model;

import io.hutong.kernel.money.Money;

/**
 * Gives back a part of one transaction.
 *
 * @param number {@code out_refund_no}: repeating the order under it has no second effect
 * @param paid   what the transaction was about
 * @param source whose money is used
 */
public record RefundOrder(
        String number, String appid, String subMchid, String transactionId, Money amount,
        Money paid, String reason, Source source) {

    public RefundOrder from(Source other) {
        return new RefundOrder(
                number, appid, subMchid, transactionId, amount, paid, reason, other);
    }

    public enum Source {
        /** The merchant's: what the order has frozen, else what it may dispose of. */
        MERCHANT,
        /** What the merchant lacks is paid by the platform, to be collected from it later. */
        PLATFORM_ADVANCE
    }
}
