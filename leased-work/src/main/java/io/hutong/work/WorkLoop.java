package io.hutong.work;

import io.hutong.messaging.Rest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Claims due work, performs each piece on a virtual thread and writes the results back in
 * batches. A permit covers a piece from its claim until its result is written, so that nothing
 * here grows without a limit.
 */
public final class WorkLoop<T, R> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final int MAX_BATCH = 128;
    private static final int PHASE = 0;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration SHORTEST_NAP = Duration.ofMillis(200);
    private static final long STOP_PATIENCE_SECONDS = 15;
    private static final long IDLE_WRITER_MS = 200;

    private final WorkPlan plan;
    private final Work<T, R> work;
    private final ResultWriter<R> writer;
    private final Semaphore permits;
    private final Alarm alarm;
    private final BlockingQueue<R> results;
    private volatile boolean running;
    private volatile boolean backlog;

    WorkLoop(WorkPlan plan, Work<T, R> work, ResultWriter.Lot<R> lot, Alarm alarm,
            MeterRegistry meters) {
        this.plan = plan;
        this.work = work;
        this.alarm = alarm;
        this.writer = new ResultWriter<>(plan, work, lot, meters);
        this.permits = new Semaphore(plan.maxInFlight());
        this.results = new ArrayBlockingQueue<>(plan.maxInFlight());
        Gauge.builder("hutong.work.in.flight", () -> plan.maxInFlight()
                - permits.availablePermits()).tag("work", plan.name()).register(meters);
    }

    /**
     * Stores new rows in the current transaction, some of them leased already: so many as there
     * are permits. Those are performed once it has committed, without a claim, and where it is not
     * known whether it did, their leases expire.
     *
     * @param most  how many may be leased
     * @param store stores all of the rows and leases so many of them; returns the leased ones
     */
    public void dispatch(int most, IntFunction<List<T>> store) {
        Dispatch dispatch = new Dispatch();
        TransactionSynchronizationManager.registerSynchronization(dispatch);
        while (dispatch.reserved < most && running && permits.tryAcquire()) {
            dispatch.reserved++;
        }
        dispatch.tasks = store.apply(dispatch.reserved);
    }

    /** Starts the calls when their rows are there for sure, else gives the permits back. */
    private final class Dispatch implements TransactionSynchronization {

        private int reserved;
        private List<T> tasks = List.of();

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                tasks.forEach(WorkLoop.this::start);
            } else {
                permits.release(reserved);
            }
        }
    }

    private void start(T task) {
        Thread.ofVirtual().name(plan.name()).start(() -> run(task));
    }

    /** Says that there may be due work. */
    public void wake() {
        alarm.ring();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name(plan.name() + "-claims").start(this::claims);
        Thread.ofVirtual().name(plan.name() + "-writes").start(this::writes);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            if (permits.tryAcquire(
                    plan.maxInFlight(), STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                permits.release(plan.maxInFlight());
            } else {
                log.warn("{}: stopped with work in flight; its leases will expire", plan.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the consumers and stops after them. */
    @Override
    public int getPhase() {
        return PHASE;
    }

    private void claims() {
        boolean recovered = false;
        alarm.in(Duration.ZERO);
        while (running) {
            try {
                if (!recovered) {
                    work.recover();
                    recovered = true;
                }
                boolean rung = alarm.sleep(plan.longestNap());
                if (!running) {
                    return;
                }
                boolean isAllClaimed = claimOnce();
                if (!rung && isAllClaimed) {
                    sleepUntilDue();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("{}: claiming failed, tried again soon: {}", plan.name(), e.toString());
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    /** What is due and was not claimed is locked, or not wanted now: looked at again soon. */
    private void sleepUntilDue() {
        Duration time = work.untilDue(plan.longestNap());
        alarm.in(time.compareTo(SHORTEST_NAP) < 0 ? SHORTEST_NAP : time);
    }

    /** Returns whether no more can be due. */
    private boolean claimOnce() {
        int room = takePermits();
        backlog = room == 0;
        if (room == 0) {
            return false;
        }
        List<T> tasks = List.of();
        try {
            tasks = work.claim(room);
        } finally {
            permits.release(room - tasks.size());
        }
        backlog = tasks.size() == room;
        tasks.forEach(this::start);
        return !backlog;
    }

    private int takePermits() {
        int room = 0;
        while (room < MAX_BATCH && permits.tryAcquire()) {
            room++;
        }
        return room;
    }

    private void run(T task) {
        boolean handedOver = false;
        try {
            R result = work.perform(task);
            handedOver = results.offer(result);
        } catch (RuntimeException e) {
            log.error("{}: failed, its lease will expire", plan.name(), e);
        } finally {
            if (!handedOver) {
                permits.release();
            }
        }
    }

    private void writes() {
        Rest rest = new Rest();
        while (running || permits.availablePermits() < plan.maxInFlight()) {
            try {
                List<R> batch = nextBatch();
                if (!batch.isEmpty()) {
                    rest.begin();
                    writeAndRelease(batch);
                    if (!isFullBatchWaiting()) {
                        rest.take(batch.size());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Where every permit is taken by a result that waits, nothing more would come. */
    private boolean isFullBatchWaiting() {
        return results.size() >= Math.min(MAX_BATCH, plan.maxInFlight());
    }

    private List<R> nextBatch() throws InterruptedException {
        R first = results.poll(IDLE_WRITER_MS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<R> batch = new ArrayList<>(MAX_BATCH);
        batch.add(first);
        results.drainTo(batch, MAX_BATCH - 1);
        return batch;
    }

    private void writeAndRelease(List<R> batch) throws InterruptedException {
        try {
            writer.write(batch);
        } finally {
            permits.release(batch.size());
            if (backlog) {
                wake();
            }
        }
    }
}
