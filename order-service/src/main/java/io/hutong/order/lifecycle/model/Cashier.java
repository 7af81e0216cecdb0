package io.hutong.order.lifecycle.model;

import java.time.Instant;

/**
 * The cashier at which the buyer may pay.
 *
 * @param expiresAt when it closes if nobody has paid
 */
public record Cashier(Request request, Instant expiresAt) {

    /** What the mini-program hands to {@code wx.requestPayment}. */
    public record Request(
            String timeStamp, String nonceStr, String prepayId, String signType,
            String paySign) {
    }
}
