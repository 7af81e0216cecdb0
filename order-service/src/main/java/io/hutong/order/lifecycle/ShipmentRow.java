package io.hutong.order.lifecycle;

import io.hutong.order.lifecycle.model.Shipment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the JSON of {@code orders.shipments}. */
record ShipmentRow(String merchantId, String carrier, String trackingNo, Instant shippedAt,
        @Nullable String askedBy) {

    static ShipmentRow of(Shipment shipment) {
        return new ShipmentRow(shipment.merchantId(), shipment.carrier(),
                shipment.trackingNo(), shipment.shippedAt(), shipment.askedBy());
    }

    Shipment model() {
        return new Shipment(merchantId, carrier, trackingNo, shippedAt, askedBy);
    }
}
