package io.hutong.order.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.TestInfra;
import io.hutong.saga.SagaId;
import io.hutong.saga.table.SagaGauges;
import io.hutong.saga.table.SagaTable;
import io.hutong.saga.table.Slowness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Orders of the past must cost nothing: what runs all the time never reads whole tables. */
class HistoryTest {

    private static final int ORDERS = 50_000;
    private static final String PAST_ORDERS = """
            insert into orders (order_id, buyer_id, placed_at, cart, status, version, reason)
            select 'past-' || n, 'b-' || n % 1000, now() - interval '1 day',
                   '{"mini_program":"m","channel":"SEARCH","lines":[],"fallback":"NONE"}',
                   'CANCELLED', 4, 'PAYMENT_DECLINED'
              from generate_series(1, ?) n""";
    private static final String PAST_SAGAS = """
            insert into sagas (saga_id, order_id, definition, version, phase, step, attempt, tries,
                               deadline, finished, trace, journal)
            select 'PlaceOrder-past-' || n, 'past-' || n, 'PlaceOrder', 1, 'UNDONE',
                   'ReleaseStock', 1, 1, null, true, '', '[]'
              from generate_series(1, ?) n""";

    private static SingleConnectionDataSource connection;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void fill() {
        String url = TestInfra.freshDatabase("history");
        Flyway.configure().dataSource(url, "postgres", "postgres")
                .locations("classpath:db/messaging", "classpath:db/http", "classpath:db/migration")
                .load().migrate();
        connection = new SingleConnectionDataSource(url, "postgres", "postgres", true);
        jdbc = new JdbcTemplate(connection);
        jdbc.update(PAST_ORDERS, ORDERS);
        jdbc.update(PAST_SAGAS, ORDERS);
        jdbc.execute("analyze orders, sagas");
    }

    @AfterAll
    static void close() {
        connection.destroy();
    }

    @Test
    void lookingForDeadlinesReadsUnfinishedSagasOnly() {
        assertThat(rowsReadBy(() -> new SagaTable(jdbc).due(100))).isZero();
    }

    @Test
    void lockingAnOrderReadsItsRowsOnly() {
        OrderStore store =
                new OrderStore(jdbc, new SheetSql(List.of()));

        assertThat(rowsReadBy(() -> store.lockSagas(List.of(SagaId.of("PlaceOrder-past-7")))))
                .isZero();
        assertThat(rowsReadBy(() -> store.lockOrders(List.of("past-7")))).isZero();
        assertThat(rowsReadBy(() -> store.lockDue(List.of(SagaId.of("PlaceOrder-past-7")))))
                .isZero();
    }

    @Test
    void gaugesAndAdmissionReadUnfinishedSagasOnly() {
        assertThat(rowsReadBy(() -> jdbc.queryForList(
                "select count(*) from sagas where not finished and parked is null"))).isZero();
        assertThat(rowsReadBy(new SagaGauges(jdbc,
                new Slowness(3, Duration.ofSeconds(30), Set.of("AwaitPayment")),
                new SimpleMeterRegistry())::look)).isZero();
    }

    /** Rows that sequential scans of the big tables have read meanwhile. */
    private static long rowsReadBy(Runnable work) {
        long before = rowsScanned();
        work.run();
        return rowsScanned() - before;
    }

    private static long rowsScanned() {
        jdbc.queryForList("select pg_stat_force_next_flush()");
        jdbc.queryForList("select 1");
        Long rows = jdbc.queryForObject("select sum(seq_tup_read) from pg_stat_user_tables"
                + " where relname in ('orders', 'sagas')", Long.class);
        return rows == null ? 0 : rows;
    }
}
