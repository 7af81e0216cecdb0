package io.hutong.payment.shortage;

import io.hutong.payment.cases.CaseResolved;
import io.hutong.payment.channel.model.PlatformIdentity;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds out that the platform's account was topped up, of which nobody tells: while something waits
 * for it the smallest is asked for again and again, and its success wakes the rest.
 */
@Component
class ShortageProbe {

    private static final Logger log = LoggerFactory.getLogger(ShortageProbe.class);

    private final Shortages shortages;
    private final PlatformIdentity platform;

    ShortageProbe(Shortages shortages, PlatformIdentity platform) {
        this.shortages = shortages;
        this.platform = platform;
    }

    @Scheduled(fixedDelayString = "${hutong.shortage.probe}")
    void probe() {
        try {
            shortages.wake(List.of(platform.mchid()), 1);
        } catch (RuntimeException e) {
            log.warn("what waits for money was not looked at, tried again soon: {}",
                    e.toString());
        }
    }

    /** In the transaction of the resolution. */
    @EventListener
    void resolved(CaseResolved event) {
        if (!event.orderId().isEmpty()) {
            shortages.wakeOrder(event.orderId());
        }
    }
}
