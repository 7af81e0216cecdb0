package io.hutong.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.NonTransientDataAccessResourceException;

/** A database that refuses at once, as one that is read-only does, costs no processor. */
class WorkLoopTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofMillis(500);
    /** Without a pause there would be hundreds of thousands in that time. */
    private static final int FEW = 100;

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void recoveryThatFailsAtOnceIsRepeatedWithPauses() {
        WorkLoop<Integer, Integer> loop = new WorkLoop<>(
                new WorkPlan("test", 1, Duration.ofMillis(1), Duration.ofSeconds(1)),
                new ReadOnly(), (result, why) -> {}, new Alarm(), new SimpleMeterRegistry());
        loop.start();
        try {
            await().atMost(PATIENCE).until(() -> tries.get() > 0);
            await().during(A_WHILE).atMost(PATIENCE).until(() -> tries.get() < FEW);
        } finally {
            loop.stop();
        }
        assertThat(tries).hasValueLessThan(FEW);
    }

    /** Can be reached, and takes nothing. */
    private final class ReadOnly implements Work<Integer, Integer> {

        @Override
        public List<Integer> claim(int limit) {
            return List.of();
        }

        @Override
        public void recover() {
            tries.incrementAndGet();
            throw new NonTransientDataAccessResourceException("read-only");
        }

        @Override
        public Integer perform(Integer task) {
            return task;
        }

        @Override
        public void write(List<Integer> results) {
            throw new NonTransientDataAccessResourceException("read-only");
        }

        @Override
        public Duration untilDue(Duration none) {
            return none;
        }

        @Override
        public Parked whereabouts(Integer result) {
            return new Parked(result.toString(), "order-1");
        }
    }
}
