package io.hutong.contracts.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parcel is with the carrier.
 *
 * @param merchantIds whose goods are in it; absent in events of versions that did not tell, which
 *                    mean all of the order's merchants
 */
public record OrderShipped(
        String orderId, String carrier, String trackingNo, @Nullable List<String> merchantIds)
        implements OrderEvent {

    public OrderShipped {
        merchantIds = merchantIds == null ? null : List.copyOf(merchantIds);
    }
}
