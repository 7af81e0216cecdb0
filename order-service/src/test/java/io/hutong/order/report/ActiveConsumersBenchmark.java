package io.hutong.order.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.TestInfra;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Ten million orders of two million buyers over two years, filled set by set. Asked for only. */
@EnabledIfSystemProperty(named = "hutong.benchmark", matches = "true")
class ActiveConsumersBenchmark {

    private static final int ORDERS = 10_000_000;
    private static final LocalDate AT = LocalDate.parse("2026-11-22");

    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(
            TestInfra.freshDatabase("active"), "postgres", "postgres"));

    @Test
    void activeConsumersOfTenMillionOrdersAreKnownWithinASecond() {
        time("tables", () -> schema());
        time("10,000,000 orders", () -> jdbc.update("""
                insert into report_orders
                select n::text, 'b' || (n * 7919::bigint) % 2000003, date '2024-11-23'
                       + ((n * 104729::bigint) % 730)::int, 'SEARCH', 100,
                       case when n % 20 = 0 then 100 else 0 end, 0
                  from generate_series(1, ?) as n""", ORDERS));
        time("days of buyers", () -> jdbc.update("""
                insert into report_buyer_days
                select buyer_id, day, count(*) from report_orders where refunded < total
                 group by buyer_id, day"""));
        time("steps", () -> jdbc.update("""
                insert into report_active_steps
                select day, sum(step) from (
                    select buyer_id, day, lead(day) over (partition by buyer_id order by day)
                           as next from report_buyer_days) as days,
                    lateral (values (day, 1), (least(day + 365, coalesce(next, day + 365)), -1))
                           as steps(at, step)
                 group by at""".replace("select day, sum", "select at, sum")));
        ReportTable store = new ReportTable(jdbc);
        store.activeConsumers(AT);

        long[] found = new long[1];
        Duration asked = time("active consumers at " + AT,
                () -> found[0] = store.activeConsumers(AT));
        Long counted = jdbc.queryForObject("select count(distinct buyer_id) from report_orders"
                + " where refunded < total and day > date '2026-11-22' - 365"
                + " and day <= date '2026-11-22'", Long.class);

        System.out.println(found[0] + " active consumers, " + counted + " by counting orders");
        assertThat(found[0]).isEqualTo(counted);
        assertThat(asked).isLessThan(Duration.ofSeconds(1));
    }

    private void schema() {
        jdbc.execute("""
                create table report_orders (order_id text, buyer_id text, day date, channel text,
                    total bigint, refunded bigint, traffic bigint);
                create table report_buyer_days (buyer_id text, day date, orders int);
                create table report_active_steps (day date primary key, step bigint)""");
    }

    private static Duration time(String what, Runnable work) {
        long before = System.nanoTime();
        work.run();
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        System.out.println(what + ": " + took.toMillis() + " ms");
        return took;
    }
}
