package io.hutong.payment.followup;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxInFlight asked and not yet written back, per process
 * @param lease       how long one process may take for one
 * @param poll        how soon those are found that another instance has made due
 * @param retry       when to ask again, try by try
 * @param patience    refusals for another reason than money after which a person is told
 * @param within      how long one may be open before a person is told
 * @param overdueEvery how often to ask for one that has been open for longer
 */
@ConfigurationProperties("hutong.follow-up")
record FollowUpSettings(
        @DefaultValue("8") int maxInFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue( {
                "1s", "5s", "30s", "300s", "1h", "6h"}) List<Duration> retry,
        @DefaultValue("8") int patience,
        @DefaultValue("7d") Duration within,
        @DefaultValue("24h") Duration overdueEvery){

    FollowUpSettings {
        if (!within.isPositive() || !overdueEvery.isPositive() || patience < 1) {
            throw new IllegalArgumentException("hutong.follow-up: within, overdue-every and "
                    + "patience must be positive");
        }
    }
}
