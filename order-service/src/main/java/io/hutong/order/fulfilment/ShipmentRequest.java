package io.hutong.order.fulfilment;

import io.hutong.order.fulfilment.model.ShipmentDecision.Parcel;
import io.hutong.web.validation.Checks;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /v1/orders/{id}/shipments}. */
record ShipmentRequest(@Nullable String carrier, @Nullable String trackingNo) {

    private static final Pattern TRACKING = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final int CARRIER_MAX = 40;

    void check() {
        Checks.require(body -> body.text("carrier", carrier).length(1, CARRIER_MAX)
                .text("tracking_no", trackingNo).matches(TRACKING));
    }

    /** The parcel of a request that has passed the check. */
    Parcel parcel(String askedBy) {
        return new Parcel(Optional.ofNullable(carrier).orElseThrow(),
                Optional.ofNullable(trackingNo).orElseThrow(), askedBy);
    }
}
