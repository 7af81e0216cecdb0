package io.hutong.payment.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PreviewTest {

    @Property
    void everyFenOfACartHasOneOwner(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long tea,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long mug,
            @ForAll @IntRange(max = 3_000) int commission,
            @ForAll @IntRange(max = 100) int fee) {
        SettlementTerms terms = new SettlementTerms(new BasisPoints(commission),
                new BasisPoints(3_000 - commission), new BasisPoints(fee));
        Map<String, Money> amounts = new LinkedHashMap<>();
        amounts.put("m-tea", Money.fen(tea));
        amounts.put("m-mug", Money.fen(mug));

        Preview preview = Preview.of(amounts, Map.of("m-tea", terms, "m-mug", terms));

        assertThat(preview.total()).isEqualTo(Money.fen(tea + mug));
        assertThat(preview.sums().merchants().plus(preview.sums().commission())
                .plus(preview.sums().trafficFee()).plus(preview.sums().channelFee()))
                .isEqualTo(preview.total());
    }
}
