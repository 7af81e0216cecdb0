package io.hutong.order.link;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts in memory and hands the counts on from time to time, so that a link that everybody opens
 * is no hot row. A process that is killed loses what it has counted since the last time; these
 * counts are statistics and no money depends on them.
 */
final class ResolveCounter {

    private final ConcurrentHashMap<String, Long> counts = new ConcurrentHashMap<>();
    private final Consumer<Map<String, Long>> store;
    private final MeterRegistry meters;

    ResolveCounter(Consumer<Map<String, Long>> store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    void opened(String linkId) {
        counts.merge(linkId, 1L, Long::sum);
        counted("OPENED");
    }

    void refused(String code) {
        counted(code);
    }

    private void counted(String outcome) {
        meters.counter("hutong.links.resolved", "outcome", outcome).increment();
    }

    /** Stores what was counted; what cannot be stored now is kept for the next time. */
    void flush() {
        Map<String, Long> taken = new HashMap<>();
        for (String id : List.copyOf(counts.keySet())) {
            Long count = counts.remove(id);
            if (count != null) {
                taken.put(id, count);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            store.accept(taken);
        } catch (RuntimeException e) {
            taken.forEach((id, count) -> counts.merge(id, count, Long::sum));
            throw e;
        }
    }
}
