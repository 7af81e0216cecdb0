package io.hutong.payment.crosscheck;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param interval  between two rounds
 * @param window    how far a round looks back: longer than the interval, so that none is missed
 * @param maxOrders looked at in one round
 * @param queries   orders of a round about which the channel is asked
 */
@ConfigurationProperties("hutong.cross-check")
public record CrossCheckSettings(
        @DefaultValue("60s") Duration interval,
        @DefaultValue("180s") Duration window,
        @DefaultValue("20000") int maxOrders,
        @DefaultValue("10") int queries) {

    public CrossCheckSettings {
        if (window.compareTo(interval) <= 0 || maxOrders < 1 || queries < 0) {
            throw new IllegalArgumentException("hutong.cross-check: window must be longer than "
                    + "interval, max-orders positive");
        }
    }
}
