package io.hutong.order.coordination;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.TraceParent;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaId;
import io.hutong.saga.SagaState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Reads rows of {@code sagas}. */
public final class SagaRows {

    /** Columns of a saga without its journal, from a table that is called {@code s}. */
    public static final String SAGA = """
            s.saga_id, s.order_id as saga_order_id, s.definition, s.version as saga_version,
            s.phase, s.step, s.attempt, s.tries, s.deadline, s.reason as saga_reason, s.parked,
            s.trace""";

    private SagaRows() {
    }

    public static SagaState saga(ResultSet row) throws SQLException {
        String reason = row.getString("saga_reason");
        return new SagaState(SagaId.of(row.getString("saga_id")),
                row.getInt("saga_version"), Phase.valueOf(row.getString("phase")),
                row.getString("step"), row.getInt("attempt"), row.getInt("tries"),
                Sql.instantOrNull(row, "deadline"), reason == null ? null : Reason.valueOf(reason),
                row.getString("parked"));
    }

    static SagaRow sagaRow(ResultSet row) throws SQLException {
        return new SagaRow(saga(row), row.getString("saga_order_id"),
                TraceParent.of(row.getString("trace")), row.getInt("journal_size"), List.of(),
                Set.of((String[]) row.getArray("skipped").getArray()),
                Sql.instantOrNull(row, "late_since"));
    }
}
