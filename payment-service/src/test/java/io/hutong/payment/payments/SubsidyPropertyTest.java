package io.hutong.payment.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A subsidy follows what is left of the purchase, to the fen. */
class SubsidyPropertyTest {

    private static final long MAX_FEN = 1_000_000_000L;

    @Property
    void subsidyOfTheWholeIsTheWhole(
            @ForAll @LongRange(max = MAX_FEN) long amount,
            @ForAll @LongRange(min = 1, max = MAX_FEN) long paid) {
        Subsidy subsidy = new Subsidy(Money.fen(amount), new BasisPoints(4_000));

        assertThat(subsidy.share(Money.fen(paid), Money.fen(paid))).isEqualTo(subsidy);
        assertThat(subsidy.share(Money.ZERO, Money.fen(paid)).amount()).isEqualTo(Money.ZERO);
    }

    @Property
    void refundsOneAfterTheOtherGiveBackExactlyWhatOneRefundOfTheirSumDoes(
            @ForAll @LongRange(max = MAX_FEN) long amount,
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = 1_000_000) Long> all) {
        Subsidy subsidy = new Subsidy(Money.fen(amount), new BasisPoints(4_000));
        Money paid = Money.fen(all.stream().mapToLong(fen -> fen).sum());
        Money soFar = Money.ZERO;
        Money back = Money.ZERO;

        for (long refund : all) {
            Money before = subsidy.share(soFar, paid).amount();
            soFar = soFar.plus(Money.fen(refund));
            back = back.plus(subsidy.share(soFar, paid).amount().minus(before));
        }

        assertThat(back).isEqualTo(Money.fen(amount));
    }

    @Property
    void trafficPlatformNeverOwesMoreThanWasPaid(
            @ForAll @LongRange(max = MAX_FEN) long amount, @ForAll @IntRange(max = 10_000) int bp) {
        Subsidy subsidy = new Subsidy(Money.fen(amount), new BasisPoints(bp));

        assertThat(subsidy.claim()).isBetween(Money.ZERO, subsidy.amount());
    }

    @Property
    void mixedClaimFollowsWhatIsPaidAndTheWholeIsTheWhole(
            @ForAll @LongRange(min = 1, max = MAX_FEN) long amount,
            @ForAll @LongRange(max = MAX_FEN) long claim,
            @ForAll @LongRange(min = 1, max = MAX_FEN) long paid,
            @ForAll @LongRange(max = MAX_FEN) long left) {
        Money owed = Money.fen(Math.min(claim, amount));
        Subsidy subsidy = Subsidy.of(Money.fen(amount), new BasisPoints(1), owed);
        Subsidy due = subsidy.share(Money.fen(Math.min(left, paid)), Money.fen(paid));

        assertThat(subsidy.claim()).isEqualTo(owed);
        assertThat(due.claim()).isBetween(Money.ZERO, owed).isLessThanOrEqualTo(due.amount());
    }

    @Example
    void publishedExampleIsExact() {
        Subsidy subsidy = new Subsidy(Money.fen(2_000), new BasisPoints(4_000));

        Subsidy left = subsidy.share(Money.fen(9_675), Money.fen(12_900));

        assertThat(left.amount()).isEqualTo(Money.fen(1_500));
        assertThat(left.claim()).isEqualTo(Money.fen(600));
    }
}
