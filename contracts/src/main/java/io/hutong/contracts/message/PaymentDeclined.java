package io.hutong.contracts.message;

import io.hutong.contracts.Reason;

/**
 * No money was taken, and none will be.
 *
 * @param reason {@code PAYMENT_DECLINED} or {@code MANDATE_REQUIRED}
 * @param code   the channel's own word, for example {@code NOT_ENOUGH}
 */
public record PaymentDeclined(String orderId, Reason reason, String code, String detail)
        implements PaymentReply {
}
