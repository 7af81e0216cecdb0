package io.hutong.order.admission;

import io.hutong.messaging.OutboxHealth;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether one more order may be taken. Measured in the background, asked for free. */
public final class Admission {

    /** A limit keeps the count cheap: beyond it the exact number does not matter. */
    private static final String IN_FLIGHT = """
            select count(*) from (select 1 from sagas
             where not finished and parked is null and step <> all (?)
             limit ?) as unfinished""";

    private final JdbcTemplate jdbc;
    private final OutboxHealth outbox;
    private final AdmissionSettings settings;
    private final String[] waitingForAPerson;
    private volatile int inFlight;
    private volatile Duration outboxAge = Duration.ZERO;

    /** @param waitingForAPerson names of the steps in which a saga is no load */
    Admission(JdbcTemplate jdbc, OutboxHealth outbox, AdmissionSettings settings,
            Set<String> waitingForAPerson) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.settings = settings;
        this.waitingForAPerson = waitingForAPerson.toArray(String[]::new);
    }

    /** How long the caller should wait before trying again; empty when it may come in now. */
    public Optional<Duration> refusal() {
        boolean full = inFlight > settings.inFlight() || isHeldUp();
        return full ? Optional.of(settings.retryAfter()) : Optional.empty();
    }

    /** Whether messages have waited for Kafka so long that no more orders are taken. */
    boolean isHeldUp() {
        return outboxAge.compareTo(settings.outboxAge()) > 0;
    }

    /** What a caller is told whose request found the queue full. */
    public Duration retryAfter() {
        return settings.retryAfter();
    }

    int inFlight() {
        return inFlight;
    }

    void look() {
        Integer count = jdbc.queryForObject(IN_FLIGHT, Integer.class,
                waitingForAPerson, settings.inFlight() + 1);
        inFlight = count == null ? 0 : count;
        outboxAge = outbox.oldestAge();
    }
}
