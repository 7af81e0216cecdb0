package io.hutong.order.fulfilment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param receiptWithin when a shipped order counts as received without the buyer's word
 * @param sweepEvery    pause between two looks for such orders
 */
@ConfigurationProperties("hutong.order.fulfilment")
record FulfilmentSettings(
        @DefaultValue("10d") Duration receiptWithin, @DefaultValue("10s") Duration sweepEvery) {

    FulfilmentSettings {
        if (!receiptWithin.isPositive() || !sweepEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "hutong.order.fulfilment takes positive times only");
        }
    }
}
