package io.hutong.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What happened to the orders whose due time lay in the measured part of the run. */
final class Measurements {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private final Stage accepted = new Stage();
    private final Stage paid = new Stage();
    private final Stage settled = new Stage();
    private final AtomicLong due = new AtomicLong();
    private final Map<String, Long> failures = new TreeMap<>();

    /** One milestone: latencies since the due time, and when it was first and last reached. */
    static final class Stage {

        private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

        void reached(long intended, long now) {
            long taken = TimeUnit.NANOSECONDS.toMicros(Math.max(0, now - intended));
            micros.recordValue(Math.min(taken, LONGEST_MICROS));
            last.accumulateAndGet(now, Math::max);
        }

        long count() {
            return micros.getTotalCount();
        }

        /** Milliseconds within which {@code percent} of the orders got here. */
        double millis(double percent) {
            return micros.getValueAtPercentile(percent) / 1000.0;
        }

        double maxMillis() {
            return micros.getMaxValue() / 1000.0;
        }

        /** Orders per second from {@code start} until the last of them got here. */
        double perSecond(long start) {
            return count() == 0 ? 0 : count() / ((last.get() - start) / 1e9);
        }
    }

    void due() {
        due.incrementAndGet();
    }

    long dueCount() {
        return due.get();
    }

    Stage accepted() {
        return accepted;
    }

    Stage paid() {
        return paid;
    }

    Stage settled() {
        return settled;
    }

    synchronized void failed(String reason) {
        failures.merge(reason, 1L, Long::sum);
    }

    synchronized Map<String, Long> failures() {
        return Map.copyOf(failures);
    }

    synchronized long failureCount() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
