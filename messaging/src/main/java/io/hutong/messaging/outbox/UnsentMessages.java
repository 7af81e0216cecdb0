package io.hutong.messaging.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is written and not sent yet. */
public final class UnsentMessages {

    /** A transaction that is still open may have written what nobody sees yet. */
    private static final String OLDEST_WRITER = """
            select least(clock_timestamp(), min(xact_start)) from pg_stat_activity
            where datname = current_database() and backend_xid is not null
            """;
    /**
     * By age, not by id: a transaction that began early may have drawn a late id. All ids are
     * positive; saying so lets it go by the index, as every plan does (decision 16).
     */
    private static final String OLDEST_ROW = """
            select min(created_at) from outbox
            where id > 0 and not exists (select 1 from outbox_parked p
                              where p.topic = outbox.topic and p.key = outbox.key)
            """;
    private static final String AMONG = """
            select distinct o.topic, o.key
            from unnest(?, ?) as m (topic, key)
            join outbox o on o.topic = m.topic and o.key = m.key
            """;

    private final JdbcTemplate jdbc;

    UnsentMessages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose messages wait. */
    public record Key(String topic, @Nullable String key) {
    }

    /**
     * Everything was sent whose transaction began before this instant of the database's clock,
     * but for the keys that are parked.
     */
    public Instant allBefore() {
        // Two statements: one snapshot could miss what commits between the two looks.
        Instant writing = Objects.requireNonNull(
                jdbc.queryForObject(OLDEST_WRITER, OffsetDateTime.class)).toInstant();
        OffsetDateTime oldest = jdbc.queryForObject(OLDEST_ROW, OffsetDateTime.class);
        return oldest == null || oldest.toInstant().isAfter(writing)
                ? writing : oldest.toInstant();
    }

    /** Those of which something is unsent, parked or not. */
    public Set<Key> among(List<Key> keys) {
        return new HashSet<>(jdbc.query(AMONG, ps -> {
            ps.setArray(1, ps.getConnection().createArrayOf(
                    "text", keys.stream().map(Key::topic).toArray()));
            ps.setArray(2, ps.getConnection().createArrayOf(
                    "text", keys.stream().map(Key::key).toArray()));
        }, (row, n) -> new Key(row.getString("topic"), row.getString("key"))));
    }
}
