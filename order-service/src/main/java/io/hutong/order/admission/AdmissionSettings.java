package io.hutong.order.admission;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When new orders are refused with 429.
 *
 * @param outboxAge  the oldest unsent message may be this old
 * @param inFlight   sagas that may be under way; those that wait for a person do not count
 * @param retryAfter what the caller is told
 * @param lookEvery  how often both are measured
 */
@ConfigurationProperties("hutong.order.admission")
record AdmissionSettings(
        @DefaultValue("5s") Duration outboxAge, @DefaultValue("20000") int inFlight,
        @DefaultValue("2s") Duration retryAfter, @DefaultValue("500ms") Duration lookEvery) {

    AdmissionSettings {
        if (!outboxAge.isPositive() || inFlight < 1 || retryAfter.toSeconds() < 1
                || !lookEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "hutong.order.admission takes positive values, retry-after at least 1 s");
        }
    }
}
