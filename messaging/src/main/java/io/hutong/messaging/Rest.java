package io.hutong.messaging;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Makes batches grow with the load. A loop that takes whatever has queued up finds one thing at a
 * time, again and again, and pays a transaction for each. So after a batch it rests for as long as
 * the batch took, or longer the more it held, and what comes meanwhile shares the next one: a quiet
 * system hardly notices it, a busy one spends a half to a quarter of its time on what a batch costs
 * however small it is.
 *
 * <p>Not for several threads.
 */
public final class Rest {

    /** So many in a batch, and it rests as long as it worked. */
    private static final int THINGS_PER_TIME = 4;
    private static final int TIMES_MAX = 3;

    private static final Duration AT_MOST = Duration.ofMillis(100);

    private final long atMostNanos;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private long begunAt;

    /** Waits, or is interrupted. */
    @FunctionalInterface
    interface Sleeper {

        void sleep(Duration time) throws InterruptedException;
    }

    public Rest() {
        this(AT_MOST, System::nanoTime, Thread::sleep);
    }

    /** @param atMost the longest that something may wait on account of a rest */
    Rest(Duration atMost, LongSupplier nanoTime, Sleeper sleeper) {
        this.atMostNanos = atMost.toNanos();
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
    }

    /** A batch begins. */
    public void begin() {
        begunAt = nanoTime.getAsLong();
    }

    /**
     * Rests in proportion to the time that has passed since the batch began.
     *
     * @param things how many were in the batch: the more there were, the longer it rests, since
     *               the more are to be expected, and the less a rest adds to what they wait anyway
     */
    public void take(int things) throws InterruptedException {
        long worked = nanoTime.getAsLong() - begunAt;
        if (worked > 0) {
            double times = Math.clamp((double) things / THINGS_PER_TIME, 1, TIMES_MAX);
            sleeper.sleep(Duration.ofNanos(Math.min(Math.round(worked * times), atMostNanos)));
        }
    }
}
