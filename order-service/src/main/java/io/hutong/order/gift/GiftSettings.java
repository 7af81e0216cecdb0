package io.hutong.order.gift;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param within     how long a paid gift waits for its recipient
 * @param sweepEvery pause between two looks for those that nobody has accepted in time
 */
@ConfigurationProperties("hutong.order.gift")
record GiftSettings(
        @DefaultValue("24h") Duration within, @DefaultValue("1s") Duration sweepEvery) {

    GiftSettings {
        if (!within.isPositive() || !sweepEvery.isPositive()) {
            throw new IllegalArgumentException("hutong.order.gift takes positive times only");
        }
    }
}
