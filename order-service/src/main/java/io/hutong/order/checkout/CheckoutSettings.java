package io.hutong.order.checkout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The group commit of new orders.
 *
 * @param queue   requests that wait for a writer; more are answered with 429
 * @param batch   orders of one transaction at most
 * @param writers transactions that run at the same time
 * @param within  how long a request waits for its transaction
 */
@ConfigurationProperties("hutong.order.checkout")
record CheckoutSettings(
        @DefaultValue("1024") int queue, @DefaultValue("128") int batch,
        @DefaultValue("1") int writers, @DefaultValue("10s") Duration within) {

    CheckoutSettings {
        if (queue < 1 || batch < 1 || writers < 1 || !within.isPositive()) {
            throw new IllegalArgumentException("hutong.order.checkout takes positive values only");
        }
    }
}
