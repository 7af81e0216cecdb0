package io.hutong.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AllotmentPropertyTest {

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
}
