package io.hutong.cluster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.layout.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private final Restarts restarts = new Restarts();
    private Instant now = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void pausesDoubleUpToTheLongestWhileItEndsAgainAndAgain() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var pause = restarts.ended(Member.PAYMENT, now);
            pauses.add(pause.toSeconds());
            now = now.plus(pause);
            restarts.started(Member.PAYMENT, now);
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void memberThatRanForLongIsStartedSoonAgain() {
        restarts.ended(Member.KAFKA, now);
        restarts.ended(Member.KAFKA, now);
        restarts.started(Member.KAFKA, now);

        now = now.plus(Restarts.STEADY);

        assertThat(restarts.ended(Member.KAFKA, now)).isEqualTo(Restarts.FIRST_PAUSE);
    }

    @Test
    void nothingIsDueBeforeItsPauseIsOver() {
        restarts.ended(Member.ORDER, now);

        assertThat(restarts.due(now)).isEmpty();
        assertThat(restarts.planned()).containsExactly(Member.ORDER);
        assertThat(restarts.due(now.plus(Restarts.FIRST_PAUSE))).containsExactly(Member.ORDER);
    }

    @Test
    void memberThatWasStoppedStaysStopped() {
        restarts.ended(Member.ORDER, now);

        restarts.stopped(Member.ORDER);

        assertThat(restarts.due(now.plus(Duration.ofDays(1)))).isEmpty();
    }
}
