package io.hutong.order.gift;

import io.hutong.web.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * Lets those who want the same gift pass one by one. The order's row would make them wait as well,
 * but each with a connection in its hands: a gift that a whole group opens must not take all
 * connections from everybody else.
 */
final class Turnstile {

    private static final int LANES = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<ReentrantLock> lanes =
            Stream.generate(ReentrantLock::new).limit(LANES).toList();

    /** @throws ProblemException 503 after ten seconds in the queue; nothing is decided then */
    <T> T pass(String orderId, Supplier<T> work) {
        ReentrantLock lane = lanes.get(Math.floorMod(orderId.hashCode(), LANES));
        if (!opens(lane)) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE",
                    "Too many want this gift at the moment; repeat the request.");
        }
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }

    private static boolean opens(ReentrantLock lane) {
        try {
            return lane.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
