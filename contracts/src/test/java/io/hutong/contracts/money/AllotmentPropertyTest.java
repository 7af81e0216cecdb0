package io.hutong.contracts.money;

import static java.util.stream.Collectors.toCollection;
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

    private static final long MAX_FEN = 1_000_000_000_000L;
    private static final int MAX_PARTS = 8;

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

    /** A million of them, drawn from a seed so that a failure can be repeated. */
    @Example
    void aMillionRandomAllotmentsAddUp() {
        SplittableRandom random = new SplittableRandom(20_261_122L);
        for (int i = 0; i < 1_000_000; i++) {
            long whole = random.nextLong(MAX_FEN);
            List<Long> weights = random.longs(1 + random.nextInt(MAX_PARTS), 0, 10_001)
                    .boxed().collect(toCollection(ArrayList::new));
            weights.set(random.nextInt(weights.size()), 1 + random.nextLong(10_000));

            long sum = 0;
            for (Money part : Allotment.byWeights(Money.fen(whole), weights)) {
                sum += part.total();
            }

            if (sum != whole) {
                throw new AssertionError("allotment " + i + ": " + whole + " by " + weights
                        + " adds up to " + sum);
            }
        }
    }
}
