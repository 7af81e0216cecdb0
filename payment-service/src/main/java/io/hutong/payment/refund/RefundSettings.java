package io.hutong.payment.refund;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxInFlight asked and not yet written back, per process
 * @param lease       how long one process may take for a refund
 * @param poll        how often to look for refunds that are due
 * @param retry       when to ask again, try by try
 * @param patience    refusals after which a person is told
 */
@ConfigurationProperties("hutong.refund")
public record RefundSettings(
        @DefaultValue("16") int maxInFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue({"500ms", "1s", "2s", "5s", "15s", "60s", "300s"}) List<Duration> retry,
        @DefaultValue("8") int patience) {
}
