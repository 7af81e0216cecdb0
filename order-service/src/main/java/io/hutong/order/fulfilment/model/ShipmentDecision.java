package io.hutong.order.fulfilment.model;

import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Shipment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a parcel may be noted for an order, and what that changes. */
public sealed interface ShipmentDecision {

    /** @param askedBy who has packed it */
    record Parcel(String carrier, String trackingNo, String askedBy) {

        Shipment of(String merchantId, Instant now) {
            return new Shipment(merchantId, carrier, trackingNo, now, askedBy);
        }
    }

    record Allowed(OrderChange.Shipped change) implements ShipmentDecision {
    }

    /** It is not paid, or over. */
    record NotPaid(OrderStatus status) implements ShipmentDecision {
    }

    record AlreadyShipped() implements ShipmentDecision {
    }

    /** The buyer gets all of the money for it back. */
    record BeingRefunded() implements ShipmentDecision {
    }

    /**
     * @param merchantId whose parcel it is; null for the operator, who ships what is left
     */
    static ShipmentDecision of(
            Order order, @Nullable String merchantId, Parcel parcel, Instant now) {
        return switch (order.status()) {
            case PAID -> ship(order, merchantId, parcel, now);
            case SHIPPED, RECEIVED, SETTLED, PARTLY_REFUNDED -> new AlreadyShipped();
            case PLACED, RESERVED, AWAITING_PAYMENT, AWAITING_RECIPIENT, REFUNDED, CANCELLED,
                    REJECTED -> new NotPaid(order.status());
        };
    }

    private static ShipmentDecision ship(
            Order order, @Nullable String merchantId, Parcel parcel, Instant now) {
        List<String> missing = order.merchantsToShip().stream()
                .filter(id -> merchantId == null || merchantId.equals(id)).toList();
        List<Shipment> parcels = missing.stream()
                .filter(id -> order.refundableOf(id).isPositive())
                .map(id -> parcel.of(id, now)).toList();
        if (parcels.isEmpty()) {
            return missing.isEmpty() ? new AlreadyShipped() : new BeingRefunded();
        }
        return new Allowed(new OrderChange.Shipped(parcels));
    }
}
