package io.hutong.acceptance.driver;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a state and tells the last one that was seen when it does not come. */
public final class Eventually {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private Eventually() {
    }

    public static <T> T eventually(
            String what, Duration atMost, Supplier<T> look, Predicate<T> wanted) {
        AtomicReference<T> last = new AtomicReference<>();
        await(what).atMost(atMost).pollInterval(LOOK_EVERY).conditionEvaluationListener(
                new LastSeen<>(what, last)).until(() -> {
                    last.set(look.get());
                    return wanted.test(last.get());
                });
        return last.get();
    }
}
