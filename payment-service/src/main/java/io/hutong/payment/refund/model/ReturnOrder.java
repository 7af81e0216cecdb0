package io.hutong.payment.refund.model;

import io.hutong.kernel.money.Money;

/**
 * Takes a share back from its receiver, so that the merchant has it again.
 *
 * @param number      {@code out_return_no}: repeating the order under it has no second effect
 * @param splitNumber {@code out_order_no} of the division that made the share
 * @param receiver    merchant account that gives it back
 */
public record ReturnOrder(
        String number, String subMchid, String splitNumber, String receiver, Money amount,
        String description) {
}
