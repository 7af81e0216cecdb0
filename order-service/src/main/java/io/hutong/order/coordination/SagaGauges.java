package io.hutong.order.coordination;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an alarm should ring on: sagas that wait for a person, and deadlines nobody acts on. */
final class SagaGauges {

    private static final String LOOK = """
            select (select count(*) from sagas where parked is not null) as parked,
                   coalesce((select extract(epoch from clock_timestamp() - min(deadline))
                               from sagas where not finished
                                and deadline < clock_timestamp()), 0)::bigint as overdue""";

    private final JdbcTemplate jdbc;
    private final AtomicLong parked;
    private final AtomicLong overdueSeconds;

    SagaGauges(JdbcTemplate jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.parked = meters.gauge("hutong.sagas.parked", new AtomicLong());
        this.overdueSeconds = meters.gauge("hutong.sagas.overdue.seconds", new AtomicLong());
    }

    void look() {
        jdbc.query(LOOK, row -> {
            parked.set(row.getLong("parked"));
            overdueSeconds.set(row.getLong("overdue"));
        });
    }
}
