package io.hutong.contracts.message;

/** The parcel is with the carrier. */
public record OrderShipped(String orderId, String carrier, String trackingNo)
        implements OrderEvent {
}
