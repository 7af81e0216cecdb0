package io.hutong.messaging.outbox;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which process relays, as a row with an end on the database's clock. A session lock would be
 * lost silently with its connection and never given up by a paused process. Two holders for a
 * moment do no harm: both send in id order, and readers drop the repeats.
 */
final class RelayLease {

    private static final String TAKE = """
            update relay_lease
            set owner = ?, until = clock_timestamp() + ? * interval '1 millisecond',
                epoch = epoch + case when owner = ? then 0 else 1 end
            where name = 'outbox' and (owner = ? or until < clock_timestamp())
            """;

    private final JdbcTemplate jdbc;
    private final String owner;
    private final Duration length;
    private final LongSupplier nanoTime;
    private long renewAt;
    private boolean held;

    RelayLease(JdbcTemplate jdbc, String owner, Duration length, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.length = length;
        this.nanoTime = nanoTime;
    }

    /** Takes or keeps the lease; asks the database only when half of it has passed. */
    boolean hold() {
        long now = nanoTime.getAsLong();
        if (held && now - renewAt < 0) {
            return true;
        }
        held = jdbc.update(TAKE, owner, length.toMillis(), owner, owner) == 1;
        renewAt = now + length.toNanos() / 2;
        return held;
    }

    /** Lets another process begin at once. */
    void giveUp() {
        held = false;
        jdbc.update(
                "update relay_lease set until = '-infinity' where name = 'outbox' and owner = ?",
                owner);
    }
}
