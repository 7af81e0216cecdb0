package io.hutong.messaging.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** SQL of the outbox. */
public class OutboxTable {

    private static final String INSERT = """
            insert into outbox (topic, key, headers, value)
            select topic, key, headers, value
            from unnest(?, ?, ?, ?) with ordinality as m (topic, key, headers, value, n)
            order by n
            """;
    private static final String READ = """
            select id, topic, key, headers, value from outbox o
            where id > ? and not exists (
                select 1 from outbox_parked p where p.topic = o.topic and p.key = o.key)
            order by id limit ?
            """;
    private static final String READ_ALL_KEYS =
            "select id, topic, key, headers, value from outbox where id > ? order by id limit ?";
    private static final String RUNNING = """
            select pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint
            from pg_current_snapshot() as s
            """;
    private static final String OLDEST_AGE = """
            select (extract(epoch from clock_timestamp() - created_at) * 1000)::bigint
            from outbox order by id limit 1
            """;
    private static final RowMapper<OutboxRow.Stored> ROW = (rs, n) -> new OutboxRow.Stored(
            rs.getLong("id"), new OutboxRow(rs.getString("topic"), rs.getString("key"),
                    rs.getString("headers"), rs.getBytes("value")));

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

    private static Object[] column(
            List<OutboxRow> rows, Function<OutboxRow, Object> of) {
        return rows.stream().map(of).toArray();
    }

    private static Array values(Connection connection, List<OutboxRow> rows)
            throws SQLException {
        return connection.createArrayOf(
                "bytea", rows.stream().map(OutboxRow::value).toArray(byte[][]::new));
    }

    /** Rows behind the cursor in the order of their ids, without those of parked keys. */
    List<OutboxRow.Stored> read(long cursor, int limit, boolean anyParked) {
        return jdbc.query(anyParked ? READ : READ_ALL_KEYS, ROW, cursor, limit);
    }

    /** The transactions that run now, on the whole server. */
    ReadCursor.Running runningTransactions() {
        return jdbc.queryForObject(RUNNING, (rs, n) ->
                new ReadCursor.Running(rs.getLong(1), rs.getLong(2)));
    }

    /** Deletes exactly these ids: a smaller one may have committed in the meantime. */
    void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.update("delete from outbox where id = any(?)", ps -> ps.setArray(1,
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

    /** Age of the oldest row, by the database's clock. */
    Optional<Duration> oldestAge() {
        return jdbc.queryForList(OLDEST_AGE, Long.class).stream()
                .findFirst().map(Duration::ofMillis);
    }
}
