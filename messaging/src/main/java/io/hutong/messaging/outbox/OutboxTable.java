package io.hutong.messaging.outbox;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.SessionHeartbeat;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/** SQL of the outbox. */
public class OutboxTable {

    private static final String INSERT = """
            insert into outbox (topic, key, headers, value)
            select topic, key, headers, value
            from unnest(?, ?, ?, ?) with ordinality as m (topic, key, headers, value, n)
            order by n
            """;
    /** The rows, and which transactions ran at the very moment they were read. */
    private static final String READ = """
            select pg_snapshot_xmin(s)::text::bigint as oldest,
                   pg_snapshot_xmax(s)::text::bigint as next, o.*
            from pg_current_snapshot() as s left join lateral (
                select id, topic, key, headers, value from outbox
                where id > ? %s order by id limit ?) as o on true
            order by o.id
            """;
    private static final String READ_ALL_KEYS = READ.formatted("");
    private static final String READ_FLOWING_KEYS = READ.formatted("""
            and not exists (select 1 from outbox_parked p
                            where p.topic = outbox.topic and p.key = outbox.key)""");
    /**
     * Not flushed to the disk before it is answered: what a crash brings back is sent once more,
     * which readers expect anyway.
     */
    private static final String DELETE = """
            delete from outbox where id = any(?)
            and (select set_config('synchronous_commit', 'off', true)) = 'off'
            """;
    private static final String OLDEST_AGE = """
            select (extract(epoch from clock_timestamp() - created_at) * 1000)::bigint
            from outbox where id > 0 and not (topic = '%s' and key = '%s')
            order by id limit 1
            """.formatted(Topics.SESSION_EVENTS, SessionHeartbeat.KEY);
    private static final ResultSetExtractor<Found> FOUND = rs -> {
        List<OutboxRow.Stored> rows = new ArrayList<>();
        ReadCursor.Running running = null;
        while (rs.next()) {
            if (running == null) {
                running = new ReadCursor.Running(rs.getLong("oldest"), rs.getLong("next"));
            }
            long id = rs.getLong("id");
            if (!rs.wasNull()) {
                rows.add(new OutboxRow.Stored(id, new OutboxRow(rs.getString("topic"),
                        rs.getString("key"), rs.getString("headers"), rs.getBytes("value"))));
            }
        }
        return new Found(rows, Objects.requireNonNull(running));
    };

    private final JdbcTemplate jdbc;

    OutboxTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts in list order, so that ids grow with it. */
    public void insert(List<OutboxRow> rows) {
        jdbc.update(INSERT, ps -> {
            Connection connection = ps.getConnection();
            ps.setArray(1, connection.createArrayOf("text", column(rows, OutboxRow::topic)));
            ps.setArray(2, connection.createArrayOf("text", column(rows, OutboxRow::key)));
            ps.setArray(3, connection.createArrayOf("text", column(rows, OutboxRow::headers)));
            ps.setArray(4, values(connection, rows));
        });
    }

    private static @Nullable Object[] column(
            List<OutboxRow> rows, Function<OutboxRow, @Nullable String> of) {
        return rows.stream().map(of).toArray();
    }

    private static Array values(Connection connection, List<OutboxRow> rows)
            throws SQLException {
        return connection.createArrayOf(
                "bytea", rows.stream().map(OutboxRow::value).toArray(byte[][]::new));
    }

    /**
     * What one read has found.
     *
     * @param running the transactions, on the whole server, that ran when it looked
     */
    record Found(List<OutboxRow.Stored> rows, ReadCursor.Running running) {
    }

    /** Rows behind the cursor in the order of their ids, without those of parked keys. */
    Found read(long cursor, int limit, boolean anyParked) {
        return Objects.requireNonNull(jdbc.query(
                anyParked ? READ_FLOWING_KEYS : READ_ALL_KEYS, FOUND, cursor, limit));
    }

    /** Deletes exactly these ids: a smaller one may have committed in the meantime. */
    void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.update(DELETE, ps -> ps.setArray(1,
                    ps.getConnection().createArrayOf("bigint", ids.toArray())));
        }
    }

    /** Stops a key at a row that can never be sent. */
    void park(OutboxRow.Stored stored, String reason) {
        jdbc.update("""
                insert into outbox_parked (topic, key, outbox_id, reason) values (?, ?, ?, ?)
                on conflict do nothing
                """, stored.row().topic(), String.valueOf(stored.row().key()),
                stored.id(), reason);
    }

    Set<String> parkedKeys() {
        return jdbc.queryForList("select topic || '/' || key from outbox_parked", String.class)
                .stream().collect(Collectors.toSet());
    }

    /** Age of the oldest row that is no sign of life, by the database's clock. */
    Optional<Duration> oldestAge() {
        return jdbc.queryForList(OLDEST_AGE, Long.class).stream()
                .findFirst().map(Duration::ofMillis);
    }
}
