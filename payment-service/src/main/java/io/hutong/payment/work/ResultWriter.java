package io.hutong.payment.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch of results. When the batch fails, it is repeated while its leases last; then each
 * result is tried alone, so that one bad row does not take the others with it. What still fails is
 * dropped: its lease has expired, and the row is asked for again.
 */
final class ResultWriter<R> {

    private static final Logger log = LoggerFactory.getLogger(ResultWriter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);
    private static final int BATCH_TRIES = 3;

    private final WorkPlan plan;
    private final Work<?, R> work;
    private final Counter dropped;

    ResultWriter(WorkPlan plan, Work<?, R> work, MeterRegistry meters) {
        this.plan = plan;
        this.work = work;
        this.dropped = Counter.builder("hutong.work.results.dropped")
                .tag("work", plan.name()).register(meters);
    }

    void write(List<R> batch) throws InterruptedException {
        long giveUp = System.nanoTime() + plan.lease().toNanos();
        if (writtenTogether(batch)) {
            return;
        }
        for (R result : batch) {
            if (!writtenAlone(result, giveUp)) {
                dropped.increment();
            }
        }
    }

    private boolean writtenTogether(List<R> batch) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < BATCH_TRIES; i++) {
            if (succeeds(batch)) {
                return true;
            }
            Thread.sleep(pause);
            pause = longer(pause);
        }
        return false;
    }

    private boolean writtenAlone(R result, long giveUp) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!succeeds(List.of(result))) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
            Thread.sleep(pause);
            pause = longer(pause);
        }
        return true;
    }

    private boolean succeeds(List<R> batch) {
        try {
            work.write(batch);
            return true;
        } catch (RuntimeException e) {
            log.warn("{}: writing {} results failed: {}", plan.name(), batch.size(),
                    e.toString());
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
    }
}
