package io.hutong.web.idempotency;

import io.hutong.web.format.HttpJson;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;

/** The SQL of {@link IdempotencyStore}. */
public final class IdempotencyTable {

    /** A key that has expired, or whose owner died holding it, counts as new. */
    private static final String CLAIM = """
            insert into http_idempotency as kept
                   (id, body_sha256, status, headers, body, lease_until)
            select id, sha, status, headers, body, now() + ? * interval '1 millisecond'
              from unnest(?::bytea[], ?::bytea[], ?::int[], ?::text[], ?::bytea[])
                   as asked(id, sha, status, headers, body)
            on conflict (id) do update
               set body_sha256 = excluded.body_sha256, status = excluded.status,
                   headers = excluded.headers, body = excluded.body,
                   lease_until = excluded.lease_until, created_at = excluded.created_at
             where kept.created_at < now() - ? * interval '1 millisecond'
                or kept.status is null and kept.lease_until < now()
                   and kept.body_sha256 = excluded.body_sha256
            returning id""";

    private static final String FIND = """
            select id, body_sha256, status, headers, body from http_idempotency
             where id = any (?::bytea[])""";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final long keptMillis;

    public IdempotencyTable(JdbcTemplate jdbc, Duration kept) {
        this.jdbc = jdbc;
        this.keptMillis = kept.toMillis();
    }

    /** @param answer null while the request is being carried out */
    record Entry(byte[] id, byte[] bodySha256, @Nullable StoredAnswer answer) {

        String idText() {
            return text(id);
        }
    }

    static String text(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    /** @return the ids, as text, that are now ours */
    Set<String> claim(List<Entry> entries, Duration lease) {
        return jdbc.execute((ConnectionCallback<Set<String>>) connection -> {
            try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
                int at = 0;
                insert.setLong(++at, lease.toMillis());
                for (Array column : columnsOf(entries, connection)) {
                    insert.setArray(++at, column);
                }
                insert.setLong(++at, keptMillis);
                Set<String> ours = new HashSet<>();
                ResultSet rows = insert.executeQuery();
                while (rows.next()) {
                    ours.add(text(rows.getBytes(1)));
                }
                return ours;
            }
        });
    }

    private static List<Array> columnsOf(List<Entry> entries, Connection connection)
            throws SQLException {
        int size = entries.size();
        byte[][] ids = new byte[size][];
        byte[][] digests = new byte[size][];
        Integer[] statuses = new Integer[size];
        String[] headers = new String[size];
        byte[][] bodies = new byte[size][];
        for (int i = 0; i < size; i++) {
            Entry entry = entries.get(i);
            ids[i] = entry.id();
            digests[i] = entry.bodySha256();
            StoredAnswer answer = entry.answer();
            if (answer != null) {
                statuses[i] = answer.status();
                headers[i] = HttpJson.mapper().writeValueAsString(answer.headers());
                bodies[i] = answer.body();
            }
        }
        return List.of(connection.createArrayOf("bytea", ids),
                connection.createArrayOf("bytea", digests),
                connection.createArrayOf("int4", statuses),
                connection.createArrayOf("text", headers),
                connection.createArrayOf("bytea", bodies));
    }

    /** @return what is kept, by the id as text */
    Map<String, Entry> find(List<byte[]> ids) {
        List<Entry> found = new ArrayList<>();
        jdbc.query(FIND, statement -> statement.setArray(1, statement.getConnection()
                .createArrayOf("bytea", ids.toArray(byte[][]::new))),
                row -> {
                    found.add(entryOf(row));
                });
        Map<String, Entry> byId = new HashMap<>();
        found.forEach(entry -> byId.put(entry.idText(), entry));
        return byId;
    }

    private static Entry entryOf(ResultSet row) throws SQLException {
        byte[] id = row.getBytes("id");
        byte[] digest = row.getBytes("body_sha256");
        int status = row.getInt("status");
        if (row.wasNull()) {
            return new Entry(id, digest, null);
        }
        Map<String, String> headers =
                HttpJson.mapper().readValue(row.getString("headers"), HEADERS);
        return new Entry(id, digest, new StoredAnswer(status, headers, row.getBytes("body")));
    }

    void answer(byte[] id, StoredAnswer answer) {
        jdbc.update("""
                update http_idempotency set status = ?, headers = ?, body = ? where id = ?""",
                new Object[] {answer.status(),
                        HttpJson.mapper().writeValueAsString(answer.headers()), answer.body(), id},
                new int[] {Types.INTEGER, Types.VARCHAR, Types.BINARY, Types.BINARY});
    }

    /** Gives a claim back that has no answer. */
    void abandon(byte[] id) {
        jdbc.update("delete from http_idempotency where id = ? and status is null", id);
    }

    /** Bounds the wait for rows of other transactions; zero removes the bound. */
    void lockTimeout(Duration wait) {
        jdbc.queryForObject("select set_config('lock_timeout', ?, true)", String.class,
                Long.toString(wait.toMillis()));
    }

    /** @return how many expired keys were removed, at most {@code limit} */
    int purge(int limit) {
        return jdbc.update("""
                delete from http_idempotency where id in (
                    select id from http_idempotency
                     where created_at < now() - ? * interval '1 millisecond'
                     order by created_at limit ? for update skip locked)""", keptMillis, limit);
    }
}
