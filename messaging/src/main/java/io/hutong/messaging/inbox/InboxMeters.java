package io.hutong.messaging.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what polls have brought. */
final class InboxMeters {

    private final Counter applied;
    private final Counter repeated;
    private final Counter dead;

    InboxMeters(MeterRegistry registry) {
        applied = Counter.builder("hutong.messages.applied")
                .description("Messages whose effect was committed").register(registry);
        repeated = Counter.builder("hutong.messages.repeated")
                .description("Messages that had arrived before and had no effect")
                .register(registry);
        dead = Counter.builder("hutong.messages.dead")
                .description("Messages that went to the dead letters").register(registry);
    }

    void applied(int fresh, int known) {
        applied.increment(fresh);
        repeated.increment(known);
    }

    void deadLettered() {
        dead.increment();
    }
}
