package io.hutong.messaging;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Makes batches grow with the load. A loop that takes whatever has queued up finds one thing at a
 * time, again and again, and pays a transaction for each. So after a batch it rests for as long as
 * the batch took, and what comes meanwhile shares the next one: a quiet system hardly notices it,
 * a busy one spends at most half of its time on what a batch costs however small it is.
 *
 * <p>Not for several threads.
 */
public final class Rest {

    private final long atMostNanos;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private long begunAt;

    /** Waits, or is interrupted. */
    @FunctionalInterface
    interface Sleeper {

        void sleep(Duration time) throws InterruptedException;
    }

    /** @param atMost the longest that something may wait on account of a rest */
    public Rest(Duration atMost) {
        this(atMost, System::nanoTime, Thread::sleep);
    }

    Rest(Duration atMost, LongSupplier nanoTime, Sleeper sleeper) {
        this.atMostNanos = atMost.toNanos();
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
    }

    /** A batch begins. */
    public void begin() {
        begunAt = nanoTime.getAsLong();
    }

    /** Rests for as long as has passed since the batch began. */
    public void take() throws InterruptedException {
        long worked = nanoTime.getAsLong() - begunAt;
        if (worked > 0) {
            sleeper.sleep(Duration.ofNanos(Math.min(worked, atMostNanos)));
        }
    }
}
