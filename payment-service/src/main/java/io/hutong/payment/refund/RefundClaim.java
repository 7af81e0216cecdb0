package io.hutong.payment.refund;

import io.hutong.contracts.money.Money;
import io.hutong.payment.payments.SubPayment;

/**
 * A refund to be made; the sub-payment already counts it as refunding.
 *
 * @param claimed the sub-payment with the claim on it
 */
public record RefundClaim(String number, Money amount, String reason, SubPayment claimed) {
}
