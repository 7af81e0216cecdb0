package io.hutong.contracts.message;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.TrafficRates;
import java.time.Instant;

/**
 * What the traffic platform earns on a channel was set, for all merchants.
 *
 * @param category      {@link TrafficRates#EVERY_CATEGORY}, or the one that it is for
 * @param effectiveFrom orders that are quoted from then on have it, until a later one begins
 */
public record TrafficRateSet(
        Channel channel, String category, Instant effectiveFrom, BasisPoints fee)
        implements MerchantEvent {

    @Override
    public String key() {
        return channel.name();
    }
}
