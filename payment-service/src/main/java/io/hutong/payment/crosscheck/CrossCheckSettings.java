package io.hutong.payment.crosscheck;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param interval  between two rounds
 * @param window    how far a round looks back: longer than the interval, so that none is missed
 * @param maxOrders looked at in one round
 * @param queries   calls of a round by which the channel is asked about orders
 * @param order     what is expected of order-service
 */
@ConfigurationProperties("hutong.cross-check")
public record CrossCheckSettings(
        @DefaultValue("60s") Duration interval,
        @DefaultValue("180s") Duration window,
        @DefaultValue("20000") int maxOrders,
        @DefaultValue("10") int queries,
        @DefaultValue Order order) {

    /**
     * @param grace how long order-service may take to say what has happened to the money
     * @param keep  for how long its words are kept
     */
    public record Order(@DefaultValue("300s") Duration grace, @DefaultValue("24h") Duration keep) {
    }

    public CrossCheckSettings {
        if (window.compareTo(interval) <= 0 || maxOrders < 1 || queries < 0
                || order.keep().compareTo(order.grace().plus(window)) <= 0) {
            throw new IllegalArgumentException("hutong.cross-check: window must be longer than "
                    + "interval, order.keep longer than order.grace and window, max-orders "
                    + "positive");
        }
    }
}
