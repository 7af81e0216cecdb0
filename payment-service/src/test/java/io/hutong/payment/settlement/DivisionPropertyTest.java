package io.hutong.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Every fen goes somewhere, and nobody gets more than is allowed. */
class DivisionPropertyTest {

    private static final long MAX_FEN = 1_000_000_000_000L;

    @Property(tries = 20_000)
    void partsAlwaysAddUpToTheWhole(@ForAll @LongRange(min = 1, max = MAX_FEN) long fen,
            @ForAll @IntRange(max = 3_000) int commission,
            @ForAll @IntRange(max = 3_000) int traffic,
            @ForAll @IntRange(max = 200) int channel) {
        Division division = divide(fen, commission, traffic, channel);

        Money sum = division.merchantNet().plus(division.commission())
                .plus(division.trafficFee()).plus(division.channelFee());
        assertThat(sum).isEqualTo(Money.fen(fen));
        assertThat(division.merchantNet().isNegative()).isFalse();
    }

    @Property(tries = 20_000)
    void sharesNeverExceedTheCeiling(@ForAll @LongRange(min = 1, max = MAX_FEN) long fen,
            @ForAll @IntRange(max = 3_000) int commission,
            @ForAll @IntRange(max = 3_000) int traffic) {
        Division division = divide(fen, commission, traffic, 60);

        assertThat(division.commission().plus(division.trafficFee()).total())
                .isLessThanOrEqualTo(fen * 3_000 / 10_000);
    }

    @Property(tries = 20_000)
    void anyNumberOfReceiversAddsUpWithinTheCeiling(
            @ForAll @LongRange(min = 1, max = MAX_FEN) long fen,
            @ForAll @IntRange(max = 3_000) int commission,
            @ForAll @IntRange(max = 3_000) int traffic,
            @ForAll @Size(max = 48) List<@IntRange(max = 500) Integer> rates) {
        List<Receiver> receivers = new ArrayList<>();
        rates.forEach(rate -> receivers.add(new Receiver(
                "19" + receivers.size(), new BasisPoints(rate), "share")));

        Division division = Division.of(Money.fen(fen), new SettlementTerms(
                new BasisPoints(commission), new BasisPoints(traffic), new BasisPoints(60),
                receivers));

        Money others = division.others().stream().map(OtherShare::amount)
                .reduce(Money.ZERO, Money::plus);
        Money shares = division.commission().plus(division.trafficFee()).plus(others);
        assertThat(division.others()).hasSize(rates.size());
        assertThat(shares.plus(division.channelFee()).plus(division.merchantNet()))
                .isEqualTo(Money.fen(fen));
        assertThat(division.merchantNet().isNegative()).isFalse();
        assertThat(shares.total()).isLessThanOrEqualTo(fen * 3_000 / 10_000);
    }

    @Property(tries = 20_000)
    void shareBelowTheCeilingIsAtMostOneFenFromItsExactPart(
            @ForAll @LongRange(min = 100, max = MAX_FEN) long fen,
            @ForAll @IntRange(max = 1_400) int commission,
            @ForAll @IntRange(max = 1_400) int traffic) {
        Division division = divide(fen, commission, traffic, 60);

        assertThat(division.commission().total() - fen * commission / 10_000).isBetween(0L, 1L);
        assertThat(division.trafficFee().total() - fen * traffic / 10_000).isBetween(0L, 1L);
    }

    @Property(tries = 20_000)
    void whatAReceiverDoesNotGetFallsToTheMerchant(
            @ForAll @LongRange(min = 100, max = MAX_FEN) long fen) {
        Division planned = divide(fen, 500, 200, 60);

        Division got = planned.received(Money.ZERO, planned.trafficFee(), List.of());

        assertThat(got.merchantNet()).isEqualTo(planned.merchantNet().plus(planned.commission()));
    }

    @Example
    void publishedExampleIsExact() {
        Division division = divide(12_900, 500, 200, 60);

        assertThat(division.commission()).isEqualTo(Money.fen(645));
        assertThat(division.trafficFee()).isEqualTo(Money.fen(258));
        assertThat(division.channelFee()).isEqualTo(Money.fen(77));
        assertThat(division.merchantNet()).isEqualTo(Money.fen(11_920));
    }

    @Example
    void channelFeeIsHalfAFenRoundedUp() {
        assertThat(divide(83, 0, 0, 60).channelFee()).isEqualTo(Money.ZERO);
        assertThat(divide(84, 0, 0, 60).channelFee()).isEqualTo(Money.fen(1));
        assertThat(divide(49_900, 0, 0, 60).channelFee()).isEqualTo(Money.fen(299));
    }

    private static Division divide(long fen, int commission, int traffic, int channel) {
        return Division.of(Money.fen(fen), new SettlementTerms(new BasisPoints(commission),
                new BasisPoints(traffic), new BasisPoints(channel)));
    }
}
