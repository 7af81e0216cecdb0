package io.hutong.order.lifecycle.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One merchant's parcel of an order.
 *
 * @param askedBy who has noted it; null for parcels of a time that did not ask, and for buyers
 */
public record Shipment(String merchantId, String carrier, String trackingNo, Instant shippedAt,
        @Nullable String askedBy) {

    public Shipment(String merchantId, String carrier, String trackingNo, Instant shippedAt) {
        this(merchantId, carrier, trackingNo, shippedAt, null);
    }

    public Shipment askedBy(@Nullable String who) {
        return new Shipment(merchantId, carrier, trackingNo, shippedAt, who);
    }
}
