package io.hutong.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes a batch of results. While the database is away, the batch is repeated until its leases
 * have ended; then it is dropped, and its rows are asked for again. A batch that the database
 * refuses is halved until the result is found that cannot be written: all others are written at
 * once, and that one is parked for a person.
 */
final class ResultWriter<R> {

    private static final Logger log = LoggerFactory.getLogger(ResultWriter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);
    private static final int ALONE_TRIES = 2;

    private final WorkPlan plan;
    private final Work<?, R> work;
    private final Lot<R> lot;
    private final Counter dropped;
    private final Counter parked;

    /** Takes what cannot be written. */
    interface Lot<R> {

        void park(R result, RuntimeException why);
    }

    ResultWriter(WorkPlan plan, Work<?, R> work, Lot<R> lot, MeterRegistry meters) {
        this.plan = plan;
        this.work = work;
        this.lot = lot;
        this.dropped = Counter.builder("hutong.work.results.dropped")
                .description("not written while their leases lasted; asked for again")
                .tag("work", plan.name()).register(meters);
        this.parked = Counter.builder("hutong.work.results.parked")
                .description("cannot be written: each has a case; any is an alarm")
                .tag("work", plan.name()).register(meters);
    }

    void write(List<R> batch) throws InterruptedException {
        write(batch, System.nanoTime() + plan.lease().toNanos());
    }

    private void write(List<R> batch, long giveUp) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        RuntimeException failure = failure(batch);
        while (failure != null && isOutage(failure)) {
            if (System.nanoTime() > giveUp) {
                dropped.increment(batch.size());
                return;
            }
            Thread.sleep(pause);
            pause = longer(pause);
            failure = failure(batch);
        }
        if (failure != null) {
            isolate(batch, failure, giveUp);
        }
    }

    private void isolate(List<R> batch, RuntimeException failure, long giveUp)
            throws InterruptedException {
        if (batch.size() == 1) {
            tryAlone(batch, failure);
            return;
        }
        int half = batch.size() / 2;
        write(batch.subList(0, half), giveUp);
        write(batch.subList(half, batch.size()), giveUp);
    }

    /** A few times more, should it only have met somebody. */
    private void tryAlone(List<R> single, RuntimeException first) throws InterruptedException {
        RuntimeException failure = first;
        Duration pause = FIRST_PAUSE;
        for (int i = 0; failure != null && i < ALONE_TRIES; i++) {
            Thread.sleep(pause);
            pause = longer(pause);
            failure = failure(single);
        }
        if (failure != null) {
            park(single.getFirst(), failure);
        }
    }

    private void park(R result, RuntimeException why) {
        log.error("{}: a result cannot be written and is parked", plan.name(), why);
        parked.increment();
        try {
            lot.park(result, why);
        } catch (RuntimeException e) {
            log.warn("{}: not parked, its lease will expire: {}", plan.name(), e.toString());
        }
    }

    private @Nullable RuntimeException failure(List<R> batch) {
        try {
            work.write(batch);
            return null;
        } catch (RuntimeException e) {
            log.warn("{}: writing {} results failed: {}", plan.name(), batch.size(),
                    e.toString());
            return e;
        }
    }

    /** The database is away or two transactions have met: it may succeed as it is. */
    private static boolean isOutage(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
    }
}
