package io.hutong.merchant.merchants.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Ceiling;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static Terms terms(int commission, int trafficFee) {
        Map<Channel, BasisPoints> fees = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            fees.put(channel, new BasisPoints(100));
        }
        fees.put(Channel.LIVE_ROOM, new BasisPoints(trafficFee));
        return new Terms(new BasisPoints(commission), fees, new BasisPoints(60));
    }

    @Test
    void thirtyPercentTogetherAreTheCeiling() {
        assertThat(terms(2_500, 500).beyondCeiling()).isEmpty();
        assertThat(terms(2_500, 501).beyondCeiling()).containsExactly(Channel.LIVE_ROOM);
    }

    @Test
    void sharesOfOthersCountUnderTheCeiling() {
        Terms plain = terms(1_500, 500);

        assertThat(with(plain, receiver("1", 700), receiver("2", 300)).beyondCeiling()).isEmpty();
        assertThat(with(plain, receiver("1", 700), receiver("2", 301)).beyondCeiling())
                .containsExactly(Channel.LIVE_ROOM);
    }

    @Test
    void orderGetsTheOthersOfTheTermsInTheirOrder() {
        Terms terms = with(terms(500, 500), receiver("2", 700), receiver("1", 300));

        assertThat(terms.forOrderFrom(Channel.LIVE_ROOM).receivers())
                .containsExactly(receiver("2", 700), receiver("1", 300));
    }

    private static Receiver receiver(String mchid, int rate) {
        return new Receiver(mchid, new BasisPoints(rate), "goods");
    }

    private static Terms with(Terms terms, Receiver... others) {
        return new Terms(terms.commission(), terms.trafficFees(), terms.channelFee(),
                List.of(others));
    }

    @Test
    void everyChannelNeedsItsFee() {
        assertThatThrownBy(() -> new Terms(
                new BasisPoints(500), new EnumMap<>(Channel.class), new BasisPoints(60)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void orderGetsTheFeeOfItsChannel() {
        assertThat(Terms.standard().forOrderFrom(Channel.VIDEO_ACCOUNT)).isEqualTo(
                new SettlementTerms(
                        new BasisPoints(500), new BasisPoints(400), new BasisPoints(60)));
    }

    /** Why the check of the rates is enough: rounding down never lifts the sum over the ceiling. */
    @Property
    void sharesOfAnyAmountStayUnderTheCeiling(
            @ForAll @IntRange(max = 3_000) int commission,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long fen) {
        Money amount = Money.fen(fen);
        int trafficFee = 3_000 - commission;

        Money shares = new BasisPoints(commission).floorOf(amount)
                .plus(new BasisPoints(trafficFee).floorOf(amount));

        assertThat(shares).isLessThanOrEqualTo(new BasisPoints(3_000).floorOf(amount));
    }

    @Test
    void ratesThatComeToMoreThanTheCeilingWhenQuotedTakeItFromTheCommission() {
        var quoted = Ceiling.within(new SettlementTerms(
                new BasisPoints(2_600), new BasisPoints(500), new BasisPoints(60)));

        assertThat(quoted).isEqualTo(new SettlementTerms(
                new BasisPoints(2_500), new BasisPoints(500), new BasisPoints(60)));
    }

    @Test
    void othersGiveWayAfterTheCommissionAndTheLastNamedFirst() {
        var rates = new SettlementTerms(new BasisPoints(500), new BasisPoints(2_000),
                new BasisPoints(60), List.of(
                        receiver("1", 600), receiver("2", 500), receiver("3", 100)));

        var quoted = Ceiling.within(rates);

        assertThat(quoted.commission()).isEqualTo(new BasisPoints(0));
        assertThat(quoted.trafficFee()).isEqualTo(new BasisPoints(2_000));
        assertThat(quoted.receivers()).containsExactly(receiver("1", 600), receiver("2", 400));
    }
}
