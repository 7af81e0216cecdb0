package io.hutong.payment.settlement;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param trafficMchid the merchant account of the traffic platform
 * @param maxInFlight  asked and not yet written back, per process
 * @param lease        how long one process may take for a division
 * @param poll         how soon divisions are found that another instance has made due
 * @param retry        when to ask again, try by try
 * @param patience     refusals after which a person is told
 * @param minAge       of a payment before the channel divides it; WeChat Pay wants a minute
 */
@ConfigurationProperties("hutong.settlement")
public record SettlementSettings(
        String trafficMchid,
        @DefaultValue("32") int maxInFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue( {
                "500ms", "500ms", "1s", "2s", "5s", "15s", "60s", "300s"}) List<Duration> retry,
        @DefaultValue("10") int patience,
        @DefaultValue("60s") Duration minAge){
}
