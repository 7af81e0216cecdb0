package io.hutong.payment.refund;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxInFlight asked and not yet written back, per process
 * @param lease       how long one process may take for a refund
 * @param poll        how soon refunds are found whose turn has come, or that another instance
 *                    has made due
 * @param retry       when to ask again, try by try
 * @param patience    refusals after which a person is told
 * @param returnPatience refusals after which a share counts as not returned
 * @param returnWithin   how long after the division a share can be taken back (WeChat Pay: 180
 *                       days)
 * @param abnormalEvery  how often to ask about a refund that waits for a person
 */
@ConfigurationProperties("hutong.refund")
public record RefundSettings(
        @DefaultValue("16") int maxInFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue( {
                "500ms", "1s", "2s", "5s", "15s", "60s", "300s"}) List<Duration> retry,
        @DefaultValue("8") int patience,
        @DefaultValue("3") int returnPatience,
        @DefaultValue("180d") Duration returnWithin,
        @DefaultValue("5m") Duration abnormalEvery){
}
