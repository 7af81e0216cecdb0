package io.hutong.contracts.message;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rates that were agreed with one merchant.
 *
 * @param trafficFees one per {@link Channel}
 * @param others      who else shares, each account once; null when nobody does
 */
public record MerchantTerms(
        BasisPoints commission, List<TrafficFee> trafficFees, BasisPoints channelFee,
        @Nullable List<Receiver> others) {

    /** Of a merchant in whose orders only the platforms share. */
    public MerchantTerms(
            BasisPoints commission, List<TrafficFee> trafficFees, BasisPoints channelFee) {
        this(commission, trafficFees, channelFee, null);
    }

    public MerchantTerms {
        trafficFees = List.copyOf(trafficFees);
        others = others == null || others.isEmpty() ? null : List.copyOf(others);
    }

    /** What the traffic platform earns of orders that came that way. */
    public record TrafficFee(Channel channel, BasisPoints rate) {
    }

    /** Never null. */
    public List<Receiver> receivers() {
        return others == null ? List.of() : others;
    }

    /** The rates of an order from that channel; empty when none was agreed for it. */
    public Optional<SettlementTerms> of(Channel channel) {
        return trafficFees.stream().filter(fee -> fee.channel() == channel).findFirst()
                .map(fee -> new SettlementTerms(
                        commission, fee.rate(), channelFee, others));
    }
}
