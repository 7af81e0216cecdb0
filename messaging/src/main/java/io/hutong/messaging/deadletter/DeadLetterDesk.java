package io.hutong.messaging.deadletter;

import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.json.RowJson;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.outbox.OutboxRow;
import io.hutong.messaging.outbox.OutboxTable;
import io.hutong.messaging.outbox.RelaySignal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/**
 * Lists dead letters and carries out what an operator decides. A replay goes back to its topic
 * under a new id, because the old one counts as seen; deadlines, tombstones and stored outcomes
 * decide what it may still do, as for any other late command.
 */
public class DeadLetterDesk {

    public static final int PAGE_MAX = 200;

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS =
            new TypeReference<>() {};
    private static final RowMapper<DeadLetter> LETTER = (rs, n) -> new DeadLetter(
            rs.getString("id"), rs.getString("topic"), rs.getString("key"),
            rs.getString("type"), rs.getString("reason"), text(rs.getBytes("value")),
            rs.getObject("dead_at", OffsetDateTime.class).toInstant(), rs.getString("state"),
            decidedAt(rs), rs.getString("decided_by"), rs.getString("decision"));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OutboxTable outbox;
    /** The relay need not wait for its next look. */
    private final TransactionSynchronization afterwards;

    DeadLetterDesk(JdbcTemplate jdbc, TransactionTemplate transaction, OutboxTable outbox,
            RelaySignal signal) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.afterwards = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.wake();
            }
        };
    }

    /** What became of a decision. */
    public enum Decision {
        DONE, UNKNOWN, DECIDED_BEFORE
    }

    /**
     * Open letters, oldest first.
     *
     * @param after id of the last letter of the page before, null for the first page
     * @param limit at most {@link #PAGE_MAX}
     */
    public List<DeadLetter> open(@Nullable String after, int limit) {
        return jdbc.query("""
                select * from dead_letter_desk
                where state = 'OPEN' and (?::text is null or (dead_at, id) >
                    (select dead_at, id from dead_letter_desk where id = ?))
                order by dead_at, id limit ?
                """, LETTER, after, after, Math.min(limit, PAGE_MAX));
    }

    public Optional<DeadLetter> find(String id) {
        return jdbc.query("select * from dead_letter_desk where id = ?", LETTER,
                DeadLetter.idOf(id)).stream().findFirst();
    }

    /** Sends the letter to its topic again; joins an active transaction. */
    public Decision replay(String id, String by, String why) {
        return transaction.execute(status -> {
            Decision possible = decide(id, "REPLAYED", by, why);
            if (possible == Decision.DONE) {
                outbox.insert(List.of(copyOf(id)));
                TransactionSynchronizationManager.registerSynchronization(afterwards);
            }
            return possible;
        });
    }

    /** Lays the letter aside for good; it stays readable. */
    public Decision discard(String id, String by, String why) {
        return transaction.execute(status -> decide(id, "DISCARDED", by, why));
    }

    private Decision decide(String id, String state, String by, String why) {
        int decided = jdbc.update("""
                update dead_letter_desk set state = ?, decided_at = clock_timestamp(),
                    decided_by = ?, decision = ?
                where id = ? and state = 'OPEN'
                """, state, by, why, DeadLetter.idOf(id));
        if (decided == 1) {
            return Decision.DONE;
        }
        return find(id).isPresent() ? Decision.DECIDED_BEFORE : Decision.UNKNOWN;
    }

    private OutboxRow copyOf(String id) {
        return jdbc.queryForObject("select * from dead_letter_desk where id = ?",
                (rs, n) -> new OutboxRow(rs.getString("topic"), rs.getString("key"),
                        replayHeaders(rs.getString("headers")), rs.getBytes("value")),
                DeadLetter.idOf(id));
    }

    private static String replayHeaders(String json) {
        Map<String, String> headers = RowJson.mapper().readValue(json, HEADERS);
        headers.keySet().removeAll(List.of(HeaderNames.DEAD_REASON, HeaderNames.DEAD_TOPIC,
                HeaderNames.DEAD_PARTITION, HeaderNames.DEAD_OFFSET));
        headers.put(HeaderNames.REPLAY_OF, headers.getOrDefault(HeaderNames.ID, ""));
        headers.put(HeaderNames.ID, UuidV7.next().toString());
        return RowJson.mapper().writeValueAsString(headers);
    }

    private static @Nullable Instant decidedAt(ResultSet rs) throws SQLException {
        OffsetDateTime at = rs.getObject("decided_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String text(byte @Nullable [] value) {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
