package io.hutong.contracts.message;

import io.hutong.kernel.trade.Reason;

/**
 * No money was taken, and none will be.
 *
 * @param reason {@code PAYMENT_DECLINED}, {@code PAYMENT_LIMIT}, {@code PAYMENT_UNAVAILABLE},
 *               {@code MANDATE_REQUIRED} or, when the cashier has closed unpaid,
 *               {@code PAYMENT_EXPIRED}
 * @param code   the channel's own word, for example {@code NOT_ENOUGH}
 */
public record PaymentDeclined(String orderId, Reason reason, String code, String detail)
        implements PaymentReply {
}
