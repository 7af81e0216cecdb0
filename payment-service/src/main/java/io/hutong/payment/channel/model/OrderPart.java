package io.hutong.payment.channel.model;

import io.hutong.kernel.money.Money;

/**
 * A part of a combined order, to be debited or paid at the cashier.
 *
 * @param number  of the part, ours
 * @param subsidy announced now, so that it can be paid at the settlement
 */
public record OrderPart(
        String number, String subMchid, Money amount, String description, Money subsidy) {
}
