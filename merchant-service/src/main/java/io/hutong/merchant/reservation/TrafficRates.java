package io.hutong.merchant.reservation;

import io.hutong.contracts.Channel;
import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.money.BasisPoints;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the traffic platform earns by channel and category. The rate of a category goes before that
 * of every category, and this before what was agreed with the merchant. Where the lines of one
 * merchant have different rates, their amounts decide: {@code floor(Σ amount × rate ÷ Σ amount)}
 * basis points.
 */
record TrafficRates(Map<Key, BasisPoints> rates) {

    static final TrafficRates NONE = new TrafficRates(Map.of());
    private static final String EVERY_CATEGORY = "";

    TrafficRates {
        rates = Map.copyOf(rates);
    }

    record Key(Channel channel, String category) {
    }

    /** @param categoryOf by SKU */
    SettlementTerms apply(SettlementTerms agreed, Channel channel,
            List<StockReserved.Line> lines, Function<String, String> categoryOf) {
        BigInteger amount = BigInteger.ZERO;
        BigInteger weighted = BigInteger.ZERO;
        for (StockReserved.Line line : lines) {
            BigInteger paid = BigInteger.valueOf(line.amount().total());
            int rate = rateOf(channel, categoryOf.apply(line.sku()), agreed).value();
            amount = amount.add(paid);
            weighted = weighted.add(paid.multiply(BigInteger.valueOf(rate)));
        }
        if (rates.isEmpty() || amount.signum() == 0) {
            return agreed;
        }
        return new SettlementTerms(agreed.commission(),
                new BasisPoints(weighted.divide(amount).intValueExact()), agreed.channelFee(),
                agreed.others());
    }

    private BasisPoints rateOf(Channel channel, String category, SettlementTerms agreed) {
        BasisPoints everywhere = rates.getOrDefault(
                new Key(channel, EVERY_CATEGORY), agreed.trafficFee());
        return rates.getOrDefault(new Key(channel, category), everywhere);
    }
}
