package io.hutong.payment.channel;

import io.hutong.contracts.money.Money;

/**
 * Gives back a part of one transaction.
 *
 * @param number {@code out_refund_no}: repeating the order under it has no second effect
 * @param paid   what the transaction was about
 */
public record RefundOrder(
        String number, String appid, String subMchid, String transactionId, Money amount,
        Money paid, String reason) {
}
