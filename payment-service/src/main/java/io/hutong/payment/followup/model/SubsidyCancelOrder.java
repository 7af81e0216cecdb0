package io.hutong.payment.followup.model;

import io.hutong.kernel.money.Money;

/**
 * Withdraws the subsidy that an order was announced with; nothing of it has been paid.
 *
 * @param amount that was announced
 */
public record SubsidyCancelOrder(String subMchid, String transactionId, Money amount) {
}
