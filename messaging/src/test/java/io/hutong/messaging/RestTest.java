package io.hutong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestTest {

    private final List<Duration> slept = new ArrayList<>();
    private long now;
    private final Rest rest = new Rest(Duration.ofMillis(20), () -> now, slept::add);

    @Test
    void takesAsLongAsTheBatchTook() throws Exception {
        workFor(Duration.ofMillis(7));

        assertThat(slept).containsExactly(Duration.ofMillis(7));
    }

    @Test
    void isLongerTheMoreThereWas() throws Exception {
        for (int things : List.of(1, 4, 6, 12, 500)) {
            work(Duration.ofMillis(4), things);
        }

        assertThat(slept).extracting(Duration::toMillis).containsExactly(4L, 4L, 6L, 12L, 12L);
    }

    @Test
    void isNeverLongerThanItMay() throws Exception {
        workFor(Duration.ofSeconds(3));

        assertThat(slept).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void isMeasuredForEachBatchAnew() throws Exception {
        workFor(Duration.ofMillis(7));
        workFor(Duration.ofMillis(3));

        assertThat(slept).containsExactly(Duration.ofMillis(7), Duration.ofMillis(3));
    }

    private void workFor(Duration time) throws InterruptedException {
        work(time, 1);
    }

    private void work(Duration time, int things) throws InterruptedException {
        rest.begin();
        now += time.toNanos();
        rest.take(things);
    }
}
