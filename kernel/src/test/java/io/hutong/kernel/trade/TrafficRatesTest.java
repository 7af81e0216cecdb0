package io.hutong.kernel.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.TrafficRates.Goods;
import io.hutong.kernel.trade.TrafficRates.Key;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficRatesTest {

    private static final SettlementTerms AGREED = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60),
            List.of(new Receiver("1900000301", new BasisPoints(100), "goods")));
    private static final List<Goods> GOODS = List.of(
            new Goods("teas", Money.fen(12_900)), new Goods("mugs", Money.fen(5_900)));

    private static int rate(Map<Key, BasisPoints> rates, Channel channel) {
        return new TrafficRates(rates).apply(AGREED, channel, GOODS).trafficFee().value();
    }

    @Test
    void withoutRatesTheMerchantsOwnHolds() {
        assertThat(rate(Map.of(), Channel.SEARCH)).isEqualTo(200);
        assertThat(rate(Map.of(new Key(Channel.GIFT, ""), new BasisPoints(9)), Channel.SEARCH))
                .isEqualTo(200);
    }

    @Test
    void rateOfEveryCategoryGoesBeforeTheMerchantsOwn() {
        assertThat(rate(Map.of(new Key(Channel.SEARCH, ""), new BasisPoints(150)),
                Channel.SEARCH)).isEqualTo(150);
    }

    @Test
    void agreedSharesOfOthersStayUnderAnyRate() {
        var terms = new TrafficRates(Map.of(new Key(Channel.SEARCH, ""), new BasisPoints(150)))
                .apply(AGREED, Channel.SEARCH, GOODS);

        assertThat(terms.receivers()).isEqualTo(AGREED.receivers());
    }

    @Test
    void severalCategoriesAreWeighedByTheirAmounts() {
        int rate = rate(Map.of(new Key(Channel.SEARCH, "teas"), new BasisPoints(400)),
                Channel.SEARCH);

        assertThat(rate).isEqualTo((12_900 * 400 + 5_900 * 200) / 18_800);
    }
}
