package io.hutong.saga.table;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What an alarm should ring on: sagas that wait for a person, sagas that are slow, and how long the
 * oldest answer is overdue, however often it was asked for again since.
 */
public final class SagaGauges {

    /**
     * An answer is overdue since its step was first found silent or late. Where it was not found
     * yet its deadline tells, which a sweep that does not run leaves behind.
     */
    private static final String OVERDUE_SINCE = """
            least(case when s.deadline < clock_timestamp() then s.deadline end,
                  case when s.step <> all (?) and (s.tries > 1 or %s) then %s end)"""
            .formatted(SagaTable.IS_LATE, SagaTable.UNANSWERED_SINCE);
    private static final String LOOK = "select"
            + " count(*) filter (where s.parked is not null) as parked,"
            + " count(*) filter (where " + Slowness.SQL + ") as slow,"
            + " coalesce(extract(epoch from clock_timestamp() - min(" + OVERDUE_SINCE + ")"
            + " filter (where s.parked is null)), 0)::bigint as overdue"
            + " from sagas s where not s.finished";

    private final JdbcTemplate jdbc;
    private final Slowness slowness;
    private final AtomicLong parked;
    private final AtomicLong slow;
    private final AtomicLong overdueSeconds;

    public SagaGauges(JdbcTemplate jdbc, Slowness slowness, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.slowness = slowness;
        this.parked = meters.gauge("hutong.sagas.parked", new AtomicLong());
        this.slow = meters.gauge("hutong.sagas.slow", new AtomicLong());
        this.overdueSeconds = meters.gauge("hutong.sagas.overdue.seconds", new AtomicLong());
    }

    public void look() {
        jdbc.query(LOOK, statement -> {
            int next = slowness.bind(statement, 1);
            statement.setArray(next, slowness.persons(statement));
        }, row -> {
            parked.set(row.getLong("parked"));
            slow.set(row.getLong("slow"));
            overdueSeconds.set(row.getLong("overdue"));
        });
    }
}
