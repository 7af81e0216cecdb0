package io.hutong.order.lifecycle;

import java.time.Instant;

/** One merchant's parcel of an order. */
public record Shipment(String merchantId, String carrier, String trackingNo, Instant shippedAt) {
}
