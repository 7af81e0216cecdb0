package io.hutong.order.report;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.trade.Channel;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the reports. Each poll is one transaction, and one at a time writes. */
final class ReportTable {

    /** Any number that nobody else uses as an advisory lock. */
    private static final long ONE_AT_A_TIME = 0x48_55_54_4f_4e_47_52L;
    private static final String FACTS = """
            insert into report_orders (order_id, buyer_id, day, channel, total, refunded, traffic,
                                       owed)
            select * from unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::bigint[],
                                 ?::bigint[], ?::bigint[], ?::bigint[])
            on conflict (order_id) do update
               set buyer_id = excluded.buyer_id, day = excluded.day, channel = excluded.channel,
                   total = excluded.total, refunded = excluded.refunded,
                   traffic = excluded.traffic, owed = excluded.owed""";
    private static final String TRAFFIC = """
            insert into report_traffic as was (day, channel, orders, gmv, refunded, cost)
            select * from unnest(?::date[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                                 ?::bigint[])
            on conflict (day, channel) do update
               set orders = was.orders + excluded.orders, gmv = was.gmv + excluded.gmv,
                   refunded = was.refunded + excluded.refunded, cost = was.cost + excluded.cost""";
    private static final String DAYS = """
            insert into report_buyer_days as was (buyer_id, day, orders)
            select * from unnest(?::text[], ?::date[], ?::int[])
            on conflict (buyer_id, day) do update set orders = was.orders + excluded.orders""";
    private static final String STEPS = """
            insert into report_active_steps as was (day, step)
            select * from unnest(?::date[], ?::bigint[])
            on conflict (day) do update set step = was.step + excluded.step""";

    private final JdbcTemplate jdbc;

    ReportTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void lock() {
        jdbc.query("select pg_advisory_xact_lock(?)", _ -> {}, ONE_AT_A_TIME);
    }

    Map<String, OrderFact> facts(Collection<String> orderIds) {
        Map<String, OrderFact> found = new HashMap<>();
        jdbc.query("select * from report_orders where order_id = any (?)",
                Sql.texts(orderIds), row -> {
                    OrderFact fact = fact(row);
                    found.put(fact.orderId(), fact);
                });
        return found;
    }

    Map<String, Map<LocalDate, Integer>> days(Collection<String> buyers) {
        Map<String, Map<LocalDate, Integer>> found = new HashMap<>();
        jdbc.query("select buyer_id, day, orders from report_buyer_days where buyer_id = any (?)",
                Sql.texts(buyers), row -> {
                    found.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                            .put(row.getDate(2).toLocalDate(), row.getInt(3));
                });
        return found;
    }

    void save(List<OrderFact> facts) {
        write(FACTS, Columns.of(facts).text(OrderFact::orderId)
                .text(fact -> of(fact, OrderFact.Paid::buyerId))
                .date(fact -> of(fact, OrderFact.Paid::day))
                .text(fact -> of(fact, paid -> paid.channel().name()))
                .bigNumber(fact -> of(fact, OrderFact.Paid::total))
                .bigNumber(OrderFact::refunded).bigNumber(OrderFact::traffic)
                .bigNumber(OrderFact::owed));
    }

    void addTraffic(Map<Projection.TrafficKey, Projection.Traffic> changes) {
        write(TRAFFIC, Columns.of(changes.entrySet()).date(entry -> entry.getKey().day())
                .text(entry -> entry.getKey().channel().name())
                .bigNumber(entry -> entry.getValue().orders())
                .bigNumber(entry -> entry.getValue().gmv())
                .bigNumber(entry -> entry.getValue().refunded())
                .bigNumber(entry -> entry.getValue().cost()));
    }

    void addDays(Map<Projection.BuyerDay, Integer> changes) {
        write(DAYS, Columns.of(changes.entrySet()).text(entry -> entry.getKey().buyerId())
                .date(entry -> entry.getKey().day()).number(Map.Entry::getValue));
    }

    void addSteps(Map<LocalDate, Integer> steps) {
        write(STEPS, Columns.of(steps.entrySet()).date(Map.Entry::getKey)
                .bigNumber(entry -> entry.getValue().longValue()));
    }

    /** Distinct buyers with a counting order in the 365 days that end with this one. */
    long activeConsumers(LocalDate at) {
        Long active = jdbc.queryForObject("select coalesce(sum(step), 0)::bigint from"
                + " report_active_steps where day <= ?", Long.class, Date.valueOf(at));
        return active == null ? 0 : active;
    }

    List<TrafficLine> traffic(LocalDate from, LocalDate to) {
        return jdbc.query("select * from report_traffic where day between ? and ? and orders > 0"
                + " order by day, channel",
                (row, _) -> new TrafficLine(
                        row.getDate("day").toLocalDate(), Channel.valueOf(row.getString("channel")),
                        row.getLong("orders"), row.getLong("gmv"), row.getLong("refunded"),
                        row.getLong("cost")),
                Date.valueOf(from), Date.valueOf(to));
    }

    private void write(String sql, Columns<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(sql, rows);
        }
    }

    private static <T> @Nullable T of(
            OrderFact fact, Function<OrderFact.Paid, T> value) {
        OrderFact.Paid paid = fact.paid();
        return paid == null ? null : value.apply(paid);
    }

    private static OrderFact fact(ResultSet row) throws SQLException {
        Date day = row.getDate("day");
        return new OrderFact(row.getString("order_id"), day == null ? null : new OrderFact.Paid(
                row.getString("buyer_id"), day.toLocalDate(),
                Channel.valueOf(row.getString("channel")), row.getLong("total")),
                row.getLong("refunded"), row.getLong("traffic"), row.getLong("owed"));
    }
}
