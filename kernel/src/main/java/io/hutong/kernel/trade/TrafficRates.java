package io.hutong.kernel.trade;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * What the traffic platform earns by channel and category. The rate of a category goes before that
 * of every category, and this before what was agreed with the merchant. Where the goods of one
 * merchant have different rates, their amounts decide: {@code floor(Σ amount × rate ÷ Σ amount)}
 * basis points.
 */
public record TrafficRates(Map<Key, BasisPoints> rates) {

    /** For whom no rate is set: what was agreed with each merchant holds. */
    public static final TrafficRates NONE = new TrafficRates(Map.of());
    /** As a category: all that have no rate of their own. */
    public static final String EVERY_CATEGORY = "";

    public TrafficRates {
        rates = Map.copyOf(rates);
    }

    /** What a rate is for. */
    public record Key(Channel channel, String category) {
    }

    /** What the buyer pays one merchant for goods of one category. */
    public record Goods(String category, Money amount) {
    }

    /** The agreed terms with the rate that holds for these goods of the merchant. */
    public SettlementTerms apply(SettlementTerms agreed, Channel channel, List<Goods> goods) {
        BigInteger amount = BigInteger.ZERO;
        BigInteger weighted = BigInteger.ZERO;
        for (Goods one : goods) {
            BigInteger paid = BigInteger.valueOf(one.amount().total());
            int rate = rateOf(channel, one.category(), agreed).value();
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
