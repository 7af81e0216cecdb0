package io.hutong.sandbox.clock;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is due in business time. One thread does it, in order of due time; advancing the clock does
 * at once whatever has become due. State is kept in the tables: at start each family puts its
 * unfinished business on the agenda again.
 */
public final class Agenda implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);
    private static final long IDLE_MILLIS = 60_000;

    private final BusinessClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Item> items = new PriorityQueue<>();
    private final ReentrantLock running = new ReentrantLock(true);
    private final Thread thread;
    private long sequence;
    private volatile boolean closed;

    public Agenda(BusinessClock clock) {
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("sandbox-agenda").daemon().unstarted(this::loop);
    }

    /** Begins to work on what is due. */
    public void start() {
        thread.start();
    }

    /** Lets {@code task} run when business time reaches {@code dueMillis}. */
    public void at(long dueMillis, Runnable task) {
        lock.lock();
        try {
            items.add(new Item(dueMillis, sequence++, task));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Moves business time and does everything that has become due before it returns. */
    public void advance(Duration by) {
        clock.advance(by);
        wake();
        runDue();
    }

    /** The thread's wait was reckoned before the clock moved. */
    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all that was to be done. */
    public void clear() {
        lock.lock();
        try {
            items.clear();
        } finally {
            lock.unlock();
        }
    }

    private void runDue() {
        running.lock();
        try {
            Item item = takeDue();
            while (item != null) {
                run(item);
                item = takeDue();
            }
        } finally {
            running.unlock();
        }
    }

    private static void run(Item item) {
        try {
            item.task().run();
        } catch (RuntimeException e) {
            LOG.error("A task of the agenda failed", e);
        }
    }

    private @Nullable Item takeDue() {
        lock.lock();
        try {
            Item next = items.peek();
            return next != null && next.due() <= clock.now() ? items.poll() : null;
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        while (!closed) {
            runDue();
            awaitNext();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // loop() comes back to it
    private void awaitNext() {
        lock.lock();
        try {
            Item next = items.peek();
            long wait = next == null ? IDLE_MILLIS : next.due() - clock.now();
            if (wait > 0 && !closed) {
                changed.awaitNanos(Duration.ofMillis(Math.min(wait, IDLE_MILLIS)).toNanos());
            }
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }

    private record Item(long due, long order, Runnable task) implements Comparable<Item> {

        @Override
        public int compareTo(Item other) {
            int byDue = Long.compare(due, other.due);
            return byDue != 0 ? byDue : Long.compare(order, other.order);
        }
    }
}
