package io.hutong.saga.table;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.TraceParent;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaId;
import io.hutong.saga.SagaState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the table {@code sagas}, here always called {@code s}. It is the one place that looks into
 * a journal by SQL, at the keys that {@link JournalCodec} documents: 0 when, 1 which kind, 2 the
 * step.
 */
public final class SagaTable {

    /** Columns of a saga without its journal. */
    public static final String STATE = """
            s.saga_id, s.order_id as saga_order_id, s.definition, s.version as saga_version,
            s.phase, s.step, s.attempt, s.tries, s.deadline, s.reason as saga_reason, s.parked,
            s.trace""";

    /** Whether the last that happened is that the participant has not read the command. */
    static final String IS_LATE = "s.journal->-1->>1 = 'LATE'";
    static final String LAST_AT = "(s.journal->-1->>0)::bigint";

    /** Columns of a saga that is to be moved. */
    public static final String ROW = STATE + ", jsonb_array_length(s.journal) as journal_size,"
            + " case when " + IS_LATE + " then to_timestamp(" + LAST_AT + " / 1000.0) end"
            + " as late_since, array(select distinct entry->>2"
            + " from jsonb_array_elements(s.journal) entry where entry->>1 = 'SKIPPED')"
            + " as skipped";

    /** Since when nobody has answered the step that it is at. */
    static final String UNANSWERED_SINCE = """
            (select to_timestamp(min((entry->>0)::bigint) / 1000.0)
               from jsonb_array_elements(s.journal) entry
              where entry->>1 in ('SILENT', 'LATE') and entry->>2 = s.step)""";

    /** Their journals are opened only for those that are taken. */
    private static final String DUE = "select " + STATE + ", " + IS_LATE + " as told,"
            + """
               (select max((entry->>0)::bigint) from jsonb_array_elements(s.journal) entry
                 where entry->>1 = 'SENT') as sent
              from (select * from sagas
                     where not finished and deadline <= clock_timestamp()
                     order by deadline limit ?) as s
             order by s.deadline""";

    private static final String OF_ORDER = "select s.journal::text as journal, " + STATE
            + " from sagas s where s.order_id = ? order by s.journal->0->0";

    private final JdbcTemplate jdbc;

    public SagaTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A saga whose deadline has passed by the database's clock.
     *
     * @param deadline that has passed
     * @param sentAt   when the last command was given away
     * @param told     whether its journal says already that the command is late
     */
    public record Due(
            SagaState state, String orderId, Instant deadline, Instant sentAt, boolean told) {
    }

    /** A saga with everything that has happened to it. */
    public record History(SagaState state, List<JournalEntry> journal) {

        public History {
            journal = List.copyOf(journal);
        }
    }

    public List<Due> due(int limit) {
        return jdbc.query(DUE, (row, _) -> new Due(state(row), row.getString("saga_order_id"),
                Sql.instant(row, "deadline"), Instant.ofEpochMilli(row.getLong("sent")),
                row.getBoolean("told")), limit);
    }

    /** The sagas of an order, the first one first. */
    public List<History> ofOrder(String orderId) {
        return jdbc.query(OF_ORDER, (row, _) -> new History(
                state(row), JournalCodec.read(row.getString("journal"))), orderId);
    }

    public static SagaState state(ResultSet row) throws SQLException {
        String reason = row.getString("saga_reason");
        return new SagaState(SagaId.of(row.getString("saga_id")), row.getInt("saga_version"),
                Phase.valueOf(row.getString("phase")), row.getString("step"),
                row.getInt("attempt"), row.getInt("tries"), Sql.instantOrNull(row, "deadline"),
                reason == null ? null : Reason.valueOf(reason), row.getString("parked"));
    }

    /** Of a row that was read by {@link #ROW}. */
    public static SagaRow row(ResultSet row) throws SQLException {
        return new SagaRow(state(row), row.getString("saga_order_id"),
                TraceParent.of(row.getString("trace")), row.getInt("journal_size"), List.of(),
                Set.of((String[]) row.getArray("skipped").getArray()),
                Sql.instantOrNull(row, "late_since"));
    }
}
