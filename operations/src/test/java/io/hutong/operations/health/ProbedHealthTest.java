package io.hutong.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.operations.health.HealthProbe.Finding;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ProbedHealthTest {

    private final AtomicReference<HealthProbe> probe =
            new AtomicReference<>(() -> Finding.up("reachable"));
    private long now;
    private final ProbedHealth health =
            new ProbedHealth("kafka", () -> probe.get().look(), () -> now);

    @Test
    void nothingIsUpBeforeItWasSeen() {
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void whatWasSeenIsToldWithAWord() throws InterruptedException {
        health.look();
        assertThat(health.health()).isEqualTo(
                Health.up().withDetail("state", "reachable").build());

        probe.set(() -> Finding.down("starting"));
        health.look();
        assertThat(health.health()).isEqualTo(
                Health.down().withDetail("state", "starting").build());
    }

    @Test
    void textOfAFailureIsNotTold() throws InterruptedException {
        probe.set(() -> {
            throw new IllegalStateException("password of db.internal:5432 is hunter2");
        });

        health.look();

        assertThat(health.health()).isEqualTo(
                Health.down().withDetail("state", "unreachable").build());
    }

    @Test
    void lookThatHangsIsDownWithoutAnybodyWaitingForIt() throws InterruptedException {
        health.look();
        now += ProbedHealth.FRESH_FOR.toNanos();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        now++;
        assertThat(health.health()).isEqualTo(
                Health.down().withDetail("state", "silent").build());
    }
}
