package io.hutong.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BusinessDayTest {

    private static final BusinessDay DAY = new BusinessDay(LocalDate.of(2026, 3, 5));

    @Test
    void dayEndsAtMidnightInBeijing() {
        assertThat(DAY.isOver(Instant.parse("2026-03-05T15:59:59.999Z"))).isFalse();
        assertThat(DAY.isOver(Instant.parse("2026-03-05T16:00:00Z"))).isTrue();
    }

    @Test
    void whatIsMissingIsWaitedForUntilTheSecondDayAfterIsOver() {
        assertThat(DAY.isWithin(2, Instant.parse("2026-03-07T15:59:59Z"))).isTrue();
        assertThat(DAY.isWithin(2, Instant.parse("2026-03-07T16:00:00Z"))).isFalse();
    }
}
