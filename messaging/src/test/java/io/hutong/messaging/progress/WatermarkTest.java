package io.hutong.messaging.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void partitionWithoutUnreadRecordsIsPassedAtOnce() {
        assertThat(Watermark.NONE.observe(7, 7, NOON).passed()).isEqualTo(NOON);
    }

    @Test
    void unreadRecordsHoldTheMark() {
        Watermark mark = Watermark.NONE.observe(10, 7, NOON);

        assertThat(mark.passed()).isEqualTo(Instant.MIN);
        assertThat(mark.observe(10, 9, NOON.plusSeconds(5)).passed()).isEqualTo(Instant.MIN);
    }

    @Test
    void markMovesToWhenTheEndWasSeenOnceThatEndIsRead() {
        Watermark mark = Watermark.NONE.observe(10, 7, NOON);

        Watermark later = mark.observe(20, 10, NOON.plusSeconds(5));

        assertThat(later.passed()).isEqualTo(NOON);
    }

    @Test
    void steadyTrafficCannotMoveTheMarkAwayForEver() {
        Watermark mark = Watermark.NONE;
        for (int second = 0; second < 100; second++) {
            mark = mark.observe(1_000 + second * 10, 990 + second * 10, NOON.plusSeconds(second));
        }

        assertThat(mark.passed()).isAfter(NOON.plusSeconds(95));
    }
}
