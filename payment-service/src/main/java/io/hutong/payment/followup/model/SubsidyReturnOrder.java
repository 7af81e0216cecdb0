package io.hutong.payment.followup.model;

import io.hutong.kernel.money.Money;

/**
 * @param number   {@code out_order_no}: repeating the order under it has no second effect
 * @param refundId the channel's number of the refund that it belongs to
 */
public record SubsidyReturnOrder(
        String number, String subMchid, String transactionId, String refundId, Money amount) {
}
