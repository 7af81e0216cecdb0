package io.hutong.contracts.message;

import java.time.Instant;

/**
 * There is no debit without a password: the buyer may pay in the mini-program's cashier.
 *
 * @param expiresAt when the cashier closes if nobody has paid
 */
public record CashierOpened(String orderId, Request request, Instant expiresAt)
        implements PaymentReply {

    /**
     * What the mini-program hands to {@code wx.requestPayment}.
     *
     * @param timeStamp seconds since 1970, as text
     * @param prepayId  goes into {@code package} after {@code prepay_id=}
     * @param signType  {@code RSA}
     * @param paySign   the platform's signature, base 64
     */
    public record Request(
            String timeStamp, String nonceStr, String prepayId, String signType,
            String paySign) {
    }
}
