package io.hutong.contracts.message;

import io.hutong.contracts.Channel;
import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.money.BasisPoints;
import java.util.List;
import java.util.Optional;

/**
 * The rates that were agreed with one merchant.
 *
 * @param trafficFees one per {@link Channel}
 */
public record MerchantTerms(
        BasisPoints commission, List<TrafficFee> trafficFees, BasisPoints channelFee) {

    public MerchantTerms {
        trafficFees = List.copyOf(trafficFees);
    }

    /** What the traffic platform earns of orders that came that way. */
    public record TrafficFee(Channel channel, BasisPoints rate) {
    }

    /** The rates of an order from that channel; empty when none was agreed for it. */
    public Optional<SettlementTerms> of(Channel channel) {
        return trafficFees.stream().filter(fee -> fee.channel() == channel).findFirst()
                .map(fee -> new SettlementTerms(commission, fee.rate(), channelFee));
    }
}
