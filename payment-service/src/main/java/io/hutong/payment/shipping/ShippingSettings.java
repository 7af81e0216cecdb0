package io.hutong.payment.shipping;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxInFlight asked and not yet written back, per process
 * @param lease       how long one process may take for a parcel
 * @param poll        how soon parcels are found that another instance has made due
 * @param retry       when to tell WeChat again, try by try
 * @param receiptPoll when to ask for the receipt again, try by try; a receipt in our books begins
 *                    the schedule anew
 * @param patience    refusals after which a person is told and the division no longer waits
 */
@ConfigurationProperties("hutong.shipping")
public record ShippingSettings(
        @DefaultValue("16") int maxInFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue( {
                "1s", "2s", "5s", "15s", "60s", "300s", "3600s"}) List<Duration> retry,
        @DefaultValue({"1s", "2s", "5s", "10s", "30s", "60s", "300s", "900s",
                "3600s"}) List<Duration> receiptPoll,
        @DefaultValue("10") int patience){
}
