package io.hutong.merchant.traffic;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.TrafficRateSet;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.merchant.traffic.model.TrafficRate;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.util.List;

/** Tells payment-service of new rates. */
final class TrafficMessages {

    private final Outbox outbox;

    TrafficMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(TrafficRate rate) {
        outbox.append(List.of(OutgoingMessage.event(Topics.MERCHANT_EVENTS,
                new TrafficRateSet(rate.channel(), rate.category(), rate.effectiveFrom(),
                        new BasisPoints(rate.fee())),
                TraceParent.start())));
    }
}
