package io.hutong.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllotmentTest {

    @Test
    void noPartIsAFullFenAwayFromItsExactShare() {
        List<Money> parts = Allotment.byWeights(Money.fen(100), List.of(1L, 1L, 1L));

        assertThat(parts).containsExactly(Money.fen(34), Money.fen(33), Money.fen(33));
    }

    @Test
    void leftOverFenGoToTheLargestRemainderNotToTheFirstPart() {
        List<Money> parts = Allotment.byWeights(Money.fen(10), List.of(14L, 16L, 70L));

        assertThat(parts).containsExactly(Money.fen(1), Money.fen(2), Money.fen(7));
    }

    @Test
    void partWithoutWeightGetsNothing() {
        assertThat(Allotment.byWeights(Money.fen(7), List.of(0L, 1L)))
                .containsExactly(Money.ZERO, Money.fen(7));
    }

    @Test
    void largestAmountDoesNotOverflow() {
        List<Money> parts = Allotment.byWeights(
                Money.fen(Long.MAX_VALUE), List.of(9_999L, 10_000L));

        assertThat(parts.get(0).plus(parts.get(1))).isEqualTo(Money.fen(Long.MAX_VALUE));
    }

    @Test
    void negativeAmountNegativeWeightAndNoWeightAreRefused() {
        assertThatThrownBy(() -> Allotment.byWeights(Money.fen(-1), List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allotment.byWeights(Money.fen(1), List.of(2L, -1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allotment.byWeights(Money.fen(1), List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
