package io.hutong.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AllotmentPropertyTest {

    private static final int MAX_BITS = 62;
    private static final int MAX_PARTS = 11;

    @Property
    void everyPartIsItsExactShareRoundedDownOrUp(
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long whole,
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = 10_000) Long> weights) {
        long sum = weights.stream().mapToLong(w -> w).sum();

        List<Money> parts = Allotment.byWeights(Money.fen(whole), weights);

        for (int i = 0; i < parts.size(); i++) {
            long floor = whole * weights.get(i) / sum;
            assertThat(parts.get(i).total()).isBetween(floor, floor + 1);
        }
    }

    @Property
    void stepsOfAShareNeverComeToMoreThanAllAndTheWholeFallsToTheWhole(
            @ForAll @LongRange(max = Long.MAX_VALUE / 2) long amount,
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = 1L << 40) Long> steps) {
        Money whole = Money.fen(steps.stream().mapToLong(step -> step).sum());
        Money part = Money.ZERO;
        Money soFar = Money.ZERO;
        for (long step : steps) {
            part = part.plus(Money.fen(step));
            Money next = Allotment.share(Money.fen(amount), part, whole);
            assertThat(next).isGreaterThanOrEqualTo(soFar);
            soFar = next;
        }

        assertThat(soFar).isEqualTo(Money.fen(amount));
        assertThat(Allotment.share(Money.fen(amount), Money.ZERO, whole)).isEqualTo(Money.ZERO);
    }

    /** A million, drawn from a seed so that a failure can be repeated. */
    @Example
    void aMillionRandomAllotmentsAddUp() {
        SplittableRandom random = new SplittableRandom(20_261_122L);
        for (int i = 0; i < 1_000_000; i++) {
            long whole = random.nextLong(1L << random.nextInt(1, MAX_BITS));
            int parts = 1 + random.nextInt(MAX_PARTS);
            List<Long> weights = new ArrayList<>(parts);
            for (int part = 0; part < parts; part++) {
                weights.add(random.nextLong(10_001));
            }
            weights.set(random.nextInt(weights.size()), 1 + random.nextLong(10_000));

            long sum = 0;
            boolean negative = false;
            for (Money part : Allotment.byWeights(Money.fen(whole), weights)) {
                sum += part.total();
                negative |= part.isNegative();
            }

            if (sum != whole || negative) {
                throw new AssertionError("allotment " + i + ": " + whole + " by " + weights
                        + " adds up to " + sum + (negative ? ", a part is negative" : ""));
            }
        }
    }
}
