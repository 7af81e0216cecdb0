package io.hutong.cluster.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnpaidFeeCheckTest {

    private static final long DIVIDED = 12_900;
    private static final long FEE = 258;

    private static UnpaidFee unpaid(long refunded, int refunds, long less) {
        return new UnpaidFee("o-1", DIVIDED, FEE, FEE, refunded, refunds, less, 0);
    }

    private static List<String> found(UnpaidFee part, Map<String, Long> reported) {
        return new UnpaidFeeCheck(() -> List.of(part), () -> reported).find().violations();
    }

    @Test
    void feeThatIsOwedForWhatStayedSoldIsSound() {
        assertThat(found(unpaid(0, 0, 0), Map.of("o-1", FEE))).isEmpty();
        assertThat(found(unpaid(6_450, 1, 129), Map.of("o-1", 129L))).isEmpty();
        assertThat(found(unpaid(DIVIDED, 3, FEE), Map.of("o-1", 0L))).isEmpty();
    }

    @Test
    void eachRefundMayRoundAFen() {
        assertThat(unpaid(6_450, 2, 127).fits()).isTrue();
        assertThat(unpaid(6_450, 2, 131).fits()).isTrue();
        assertThat(unpaid(6_450, 2, 126).fits()).isFalse();
        assertThat(unpaid(6_450, 2, 132).fits()).isFalse();
    }

    @Test
    void feeThatStaysOwedAfterARefundIsAViolation() {
        assertThat(found(unpaid(6_450, 1, 0), Map.of())).containsExactly("o-1: of an unpaid fee"
                + " of ¥2.58 ¥0.00 is no longer owed, with ¥64.50 of ¥129.00 refunded");
    }

    @Test
    void wholeRefundThatLeavesAFenOwedOrTakesOneTooMuchIsAViolation() {
        assertThat(found(unpaid(DIVIDED, 9, FEE - 1), Map.of())).hasSize(1);
        assertThat(found(unpaid(DIVIDED, 9, FEE + 1), Map.of())).hasSize(1);
    }

    @Test
    void feeThatIsTakenBackWithoutARefundIsAViolation() {
        assertThat(found(unpaid(0, 0, 1), Map.of())).hasSize(1);
    }

    @Test
    void ofAFeeThatIsPaidInPartTheUnpaidPartGoesFirst() {
        assertThat(new UnpaidFee("o-1", DIVIDED, FEE, 100, 6_450, 1, 100, 0).fits()).isTrue();
        assertThat(new UnpaidFee("o-1", DIVIDED, FEE, 100, 2_580, 1, 52, 0).fits()).isTrue();
        assertThat(new UnpaidFee("o-1", DIVIDED, FEE, 100, 6_450, 1, 50, 0).fits()).isFalse();
    }

    @Test
    void feeThatIsOwedAgainAfterAClosedRefundIsTakenBackByTheWholeOne() {
        assertThat(new UnpaidFee("o-1", DIVIDED, FEE, 0, DIVIDED, 1, 129, 129).fits()).isTrue();
        assertThat(new UnpaidFee("o-1", DIVIDED, FEE, 0, DIVIDED, 1, 0, 129).fits()).isFalse();
        assertThat(new UnpaidFee("o-1", DIVIDED, FEE, 0, 0, 0, 130, 129).fits()).isFalse();
    }

    @Test
    void costInTheReportsThatIsNotOwedIsAViolation() {
        assertThat(found(unpaid(6_450, 1, 129), Map.of("o-1", FEE))).containsExactly(
                "o-1: reports count an unpaid fee of ¥2.58, ¥1.29 is owed");
        assertThat(found(unpaid(0, 0, 0), Map.of("o-1", FEE, "o-2", 1L))).singleElement()
                .asString().startsWith("o-2: ");
    }
}
