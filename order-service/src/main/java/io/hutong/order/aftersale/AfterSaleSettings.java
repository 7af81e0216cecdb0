package io.hutong.order.aftersale;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param decideWithin how long the merchant may take
 * @param whenSilent   what the deadline decides in its place
 * @param sweepEvery   pause between two looks for deadlines that have passed
 */
@ConfigurationProperties("hutong.order.after-sales")
record AfterSaleSettings(
        @DefaultValue("48h") Duration decideWithin,
        @DefaultValue("APPROVE") WhenSilent whenSilent,
        @DefaultValue("10s") Duration sweepEvery) {

    enum WhenSilent { APPROVE, REJECT }

    AfterSaleSettings {
        if (!decideWithin.isPositive() || !sweepEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "hutong.order.after-sales takes positive times only");
        }
    }
}
