package io.hutong.order.session;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.SessionHeartbeat;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import io.hutong.messaging.outbox.UnsentMessages;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the other services again and again up to when they have been told of every ended session.
 * It goes the way that the ends go, so that it does not come when they do not. And it says only
 * what Kafka has confirmed already: of records on two partitions the later may arrive alone.
 */
final class Heartbeat {

    /**
     * One instance writes it within an interval, but for a clock that was set back. While nothing
     * goes out there is nothing new to say: what waits does not pile up.
     */
    private static final String CLAIM = """
            update session_heartbeat set all_before = ?, written_at = clock_timestamp()
            where all_before <> ? and (written_at > clock_timestamp()
                or written_at <= clock_timestamp() - ? * interval '1 millisecond')
            """;
    /** Pauses are not exact: a beat that comes a tenth too soon is not left out. */
    private static final int EARLY_PART = 10;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final UnsentMessages unsent;
    private final Outbox outbox;
    private final Duration apart;

    Heartbeat(JdbcTemplate jdbc, TransactionTemplate transaction, UnsentMessages unsent,
            Outbox outbox, Duration every) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.unsent = unsent;
        this.outbox = outbox;
        this.apart = every.minus(every.dividedBy(EARLY_PART));
    }

    /** Says it if it is time and there is something new to say; answers whether it did. */
    boolean beat() {
        // before the transaction, which would count as one that may still write an end
        Instant allBefore = unsent.allBefore();
        return Boolean.TRUE.equals(transaction.execute(_ -> isMine(allBefore) && say(allBefore)));
    }

    private boolean isMine(Instant allBefore) {
        Timestamp told = Timestamp.from(allBefore);
        return jdbc.update(CLAIM, told, told, apart.toMillis()) == 1;
    }

    private boolean say(Instant allBefore) {
        outbox.append(List.of(OutgoingMessage.event(Topics.SESSION_EVENTS,
                new SessionHeartbeat(allBefore), TraceParent.start())));
        return true;
    }
}
