package io.hutong.payment.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Notices that calls to the channel fail, and that they do no longer. Each kind of call is watched
 * by itself: debits may fail while queries are answered. A process that has just started does not
 * know how it was before, so that its first success counts as the end of an outage, too.
 */
public final class ChannelWatch {

    private static final String START = "start";

    private final int patience;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Counter recoveries;

    /** @param patience failures in a row that make an outage; fewer are everyday life */
    public ChannelWatch(int patience, MeterRegistry meters) {
        this.patience = patience;
        this.failures.put(START, patience);
        this.recoveries = Counter.builder("hutong.channel.recoveries")
                .description("outages of the channel that are over").register(meters);
        Gauge.builder("hutong.channel.failing", this::failing)
                .description("kinds of calls that fail, or were not made yet").register(meters);
    }

    /** Called at the first success after an outage, on the thread that had it: be brief. */
    public void onRecovery(Runnable listener) {
        listeners.add(listener);
    }

    /** An answer that settles something, were it a refusal. */
    public void reached(String call) {
        boolean first = failures.remove(START) != null;
        Integer before = failures.remove(call);
        if (first || before != null && before >= patience) {
            recovered();
        }
    }

    /** No answer, or none to rely upon. */
    public void failed(String call) {
        failures.merge(call, 1, (known, one) -> Math.min(patience, known + one));
    }

    /** What made everything fail was mended, as when keys were exchanged. */
    public void recovered() {
        recoveries.increment();
        listeners.forEach(Runnable::run);
    }

    public boolean isFailing() {
        return failing() > 0;
    }

    private long failing() {
        return failures.values().stream().filter(count -> count >= patience).count();
    }
}
