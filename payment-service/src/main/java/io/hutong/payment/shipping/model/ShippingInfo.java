package io.hutong.payment.shipping.model;

import java.time.Instant;

/**
 * What is uploaded for one transaction.
 *
 * @param openid of the buyer: never stored or logged
 */
public record ShippingInfo(String appid, String transactionId, String openid, Parcel parcel) {

    /** @param goods what is in it, for the buyer to read */
    public record Parcel(String carrier, String trackingNo, String goods, Instant shippedAt) {
    }

    @Override
    public String toString() {
        return "ShippingInfo[" + transactionId + "]";
    }
}
