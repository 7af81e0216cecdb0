package io.hutong.payment.refund;

import io.hutong.kernel.money.Money;
import io.hutong.payment.payments.SubPayment;
import org.jspecify.annotations.Nullable;

/**
 * A refund to be made; the sub-payment already counts it as refunding.
 *
 * @param claimed  the sub-payment with the claim on it
 * @param refundId of the request that it belongs to; absent when the order is called off
 */
public record RefundClaim(
        String number, Money amount, String reason, SubPayment claimed,
        @Nullable String refundId) {
}
