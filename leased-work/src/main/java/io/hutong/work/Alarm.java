package io.hutong.work;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes who claims rows of a table: now, or at the earliest time that it was told. */
final class Alarm {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean rung;
    private boolean set;
    /** By {@link System#nanoTime()}. */
    private long at;

    /** There may be due work. */
    void ring() {
        lock.lock();
        try {
            rung = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** There will be; an earlier time that is known already stands. */
    void in(Duration time) {
        long when = System.nanoTime() + time.toNanos();
        lock.lock();
        try {
            if (!set || when - at < 0) {
                set = true;
                at = when;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sleeps until it rings or its time has come, or as long as it may.
     *
     * @return whether it rang
     */
    boolean sleep(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            long left = left(end);
            while (!rung && left > 0) {
                changed.await(left, TimeUnit.NANOSECONDS);
                left = left(end);
            }
            set = set && at - System.nanoTime() > 0;
            boolean heard = rung;
            rung = false;
            return heard;
        } finally {
            lock.unlock();
        }
    }

    private long left(long end) {
        return (set && at - end < 0 ? at : end) - System.nanoTime();
    }
}
