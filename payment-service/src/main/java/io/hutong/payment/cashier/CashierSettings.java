package io.hutong.payment.cashier;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cashier as fallback.
 *
 * @param openFor     how long the buyer may pay; then it is closed and the order is called off
 * @param maxInFlight asked of the channel and not yet written back, per process
 * @param lease       how long one process may take for an order
 * @param look        how soon orders are found that another instance has made due
 * @param poll        when to ask whether the buyer has paid, try by try; callbacks come sooner
 * @param retry       when to ask again what the channel has not answered or not carried out
 * @param patience    contradicting answers after which a person is told
 */
@ConfigurationProperties("hutong.cashier")
public record CashierSettings(
        @DefaultValue("15m") Duration openFor,
        @DefaultValue("32") int maxInFlight,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration look,
        @DefaultValue( {
                "5s", "10s", "30s", "60s", "180s", "300s"}) List<Duration> poll,
        @DefaultValue({"500ms", "1s", "2s", "5s", "15s", "60s"}) List<Duration> retry,
        @DefaultValue("5") int patience){

    /** A {@code prepay_id} is valid for two hours. */
    private static final Duration LONGEST = Duration.ofHours(2);

    public CashierSettings {
        if (!openFor.isPositive() || openFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "hutong.cashier.open-for must be positive and at most two hours");
        }
        if (patience < 1) {
            throw new IllegalArgumentException("hutong.cashier.patience must be at least 1");
        }
    }
}
