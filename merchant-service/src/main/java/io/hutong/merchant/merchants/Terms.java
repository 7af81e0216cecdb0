package io.hutong.merchant.merchants;

import io.hutong.contracts.Channel;
import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.money.BasisPoints;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rates that a merchant's orders are divided by.
 *
 * @param trafficFees by channel, every channel is named
 */
public record Terms(
        BasisPoints commission, Map<Channel, BasisPoints> trafficFees, BasisPoints channelFee) {

    /** WeChat Pay divides at most 30 % of a payment among others than the merchant. */
    static final int CEILING = 3_000;

    private static final int COMMISSION = 500;
    private static final int CHANNEL_FEE = 60;

    public Terms {
        trafficFees = Collections.unmodifiableMap(new EnumMap<>(trafficFees));
        for (Channel channel : Channel.values()) {
            if (!trafficFees.containsKey(channel)) {
                throw new IllegalArgumentException("no traffic fee for " + channel);
            }
        }
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
     * The channels through which orders could not be divided, because commission and traffic fee
     * together pass the ceiling. Rounding cannot add to it: each share is rounded down.
     */
    List<Channel> beyondCeiling() {
        return trafficFees.entrySet().stream()
                .filter(fee -> commission.value() + fee.getValue().value() > CEILING)
                .map(Map.Entry::getKey).toList();
    }

    /** The terms as they are copied onto an order from that channel. */
    public SettlementTerms forOrderFrom(Channel channel) {
        return new SettlementTerms(commission, trafficFees.get(channel), channelFee);
    }
}
