package io.hutong.merchant.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.Channel;
import io.hutong.contracts.Receiver;
import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.money.BasisPoints;
import io.hutong.contracts.money.Money;
import io.hutong.merchant.reservation.TrafficRates.Key;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficRatesTest {

    private static final SettlementTerms AGREED = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60),
            List.of(new Receiver("1900000301", new BasisPoints(100), "goods")));
    private static final List<StockReserved.Line> LINES = List.of(line("tea", 12_900),
            line("mug", 5_900));

    private static StockReserved.Line line(String sku, long fen) {
        return new StockReserved.Line(sku, sku, 1, Money.fen(fen), Money.fen(fen));
    }

    private static int rate(Map<Key, BasisPoints> rates, Channel channel) {
        return new TrafficRates(rates).apply(AGREED, channel, LINES, sku -> sku + "s")
                .trafficFee().value();
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
                .apply(AGREED, Channel.SEARCH, LINES, sku -> sku + "s");

        assertThat(terms.receivers()).isEqualTo(AGREED.receivers());
    }

    @Test
    void severalCategoriesAreWeighedByTheirAmounts() {
        int rate = rate(Map.of(new Key(Channel.SEARCH, "teas"), new BasisPoints(400)),
                Channel.SEARCH);

        assertThat(rate).isEqualTo((12_900 * 400 + 5_900 * 200) / 18_800);
    }
}
