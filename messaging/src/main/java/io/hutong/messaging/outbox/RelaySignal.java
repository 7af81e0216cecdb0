package io.hutong.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the relay of this process that something was committed. */
public final class RelaySignal {

    private final Semaphore committed = new Semaphore(0);

    /** Any number of calls before the relay looks count as one. */
    public void wake() {
        if (committed.availablePermits() == 0) {
            committed.release();
        }
    }

    /** Waits for a commit, at most this long; false when none was told. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean told = committed.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (told) {
            committed.drainPermits();
        }
        return told;
    }
}
