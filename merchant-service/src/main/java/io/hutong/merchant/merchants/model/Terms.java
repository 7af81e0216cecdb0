package io.hutong.merchant.merchants.model;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Ceiling;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rates that a merchant's orders are divided by.
 *
 * @param trafficFees by channel, every channel is named
 * @param others      who shares beside the two platforms, each account once
 */
public record Terms(
        BasisPoints commission, Map<Channel, BasisPoints> trafficFees, BasisPoints channelFee,
        List<Receiver> others) {

    private static final int COMMISSION = 500;
    private static final int CHANNEL_FEE = 60;

    public Terms {
        trafficFees = Collections.unmodifiableMap(new EnumMap<>(trafficFees));
        others = List.copyOf(others);
        for (Channel channel : Channel.values()) {
            if (!trafficFees.containsKey(channel)) {
                throw new IllegalArgumentException("no traffic fee for " + channel);
            }
        }
    }

    /** Of a merchant in whose orders only the platforms share. */
    public Terms(BasisPoints commission, Map<Channel, BasisPoints> trafficFees,
            BasisPoints channelFee) {
        this(commission, trafficFees, channelFee, List.of());
    }

    /** What holds for a merchant with whom nothing else was agreed. */
    public static Terms standard() {
        Map<Channel, BasisPoints> fees = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            fees.put(channel, new BasisPoints(standardFee(channel)));
        }
        return new Terms(new BasisPoints(COMMISSION), fees, new BasisPoints(CHANNEL_FEE));
    }

    private static int standardFee(Channel channel) {
        return switch (channel) {
            case MINI_PROGRAM_HOME, GIFT -> 200;
            case SEARCH -> 150;
            case SHARE_LINK -> 300;
            case VIDEO_ACCOUNT -> 400;
            case LIVE_ROOM -> 500;
        };
    }

    /**
     * The channels through which orders could not be divided, because commission, traffic fee and
     * the shares of others together pass the ceiling.
     */
    public List<Channel> beyondCeiling() {
        int fixed = commission.value()
                + others.stream().mapToInt(other -> other.rate().value()).sum();
        return trafficFees.entrySet().stream()
                .filter(fee -> fixed + fee.getValue().value() > Ceiling.BASIS_POINTS)
                .map(Map.Entry::getKey).toList();
    }

    /** The terms as they are copied onto an order from that channel, within the ceiling. */
    public SettlementTerms forOrderFrom(Channel channel) {
        return Ceiling.within(new SettlementTerms(
                commission, Objects.requireNonNull(trafficFees.get(channel)), channelFee, others));
    }
}
