package io.hutong.payment.settlement;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Registers the receivers that a merchant's terms have asked for. */
class ReceiverRegistration {

    private static final Logger log = LoggerFactory.getLogger(ReceiverRegistration.class);
    private static final long INTERVAL_MS = 2_000;

    private final Receivers receivers;

    ReceiverRegistration(Receivers receivers) {
        this.receivers = receivers;
    }

    @Scheduled(fixedDelay = INTERVAL_MS)
    void registerWaiting() {
        try {
            receivers.waiting().forEach(receivers::register);
        } catch (RuntimeException e) {
            log.warn("receivers not registered, tried again in {}: {}",
                    Duration.ofMillis(INTERVAL_MS), e.toString());
        }
    }
}
