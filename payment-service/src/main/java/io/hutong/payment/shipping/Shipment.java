package io.hutong.payment.shipping;

import io.hutong.kernel.time.Lease;
import io.hutong.payment.shipping.model.ShippingInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One part's parcel on its way into WeChat's books. */
record Shipment(
        PartKey key, State state, ShippingInfo.Parcel parcel, Trade trade, Progress progress) {

    /** What was paid for it. */
    record Trade(String appid, String transactionId) {
    }

    /**
     * @param receivedAt the receipt in our books, which WeChat does not take for its own
     * @param reminded   the buyer was asked to confirm it inside WeChat too
     * @param tries      since the state began
     */
    record Progress(@Nullable Instant receivedAt, boolean reminded, int tries, Lease lease) {
    }

    enum State {
        /** To be uploaded; perhaps it was already, which WeChat is asked first. */
        WAITING,
        /** WeChat has it and waits for the receipt. */
        UPLOADED,
        /** WeChat has refused it often: a person has to look; it is tried again seldom. */
        REFUSED,
        /** Sharing need not wait for it any more. */
        RELEASED,
        /** All of the money went back: there is nothing to release. */
        OVER;

        /** Whether WeChat is still asked about it. */
        boolean isOpen() {
            return holds() || this == REFUSED;
        }

        /** Whether the division of the part has to wait. */
        boolean holds() {
            return this == WAITING || this == UPLOADED;
        }
    }
}
