package io.hutong.payment.debit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How debits are sent. Call time-out &lt; lease &lt; step deadline, or a result could arrive for
 * somebody who no longer waits for it.
 *
 * @param maxInFlight sent and not yet written back, per process
 * @param lease       how long one process may take for a debit
 * @param stepTime    how long a step waits for its answer; the deadline of a command without one
 * @param poll        how soon debits are found that another instance has made due
 * @param unknown     when to ask for an outcome that is not known, try by try
 * @param hold        how long the channel rests after our settings were refused
 */
@ConfigurationProperties("hutong.debit")
public record DebitSettings(
        @DefaultValue("64") int maxInFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("60s") Duration stepTime,
        @DefaultValue("1s") Duration poll,
        @DefaultValue( {
                "1s", "2s", "4s", "8s", "15s", "30s", "60s", "120s",
                "300s"}) List<Duration> unknown,
        @DefaultValue("30s") Duration hold){

    public DebitSettings {
        if (lease.compareTo(stepTime) >= 0) {
            throw new IllegalArgumentException(
                    "hutong.debit: lease must be shorter than step-time");
        }
    }
}
