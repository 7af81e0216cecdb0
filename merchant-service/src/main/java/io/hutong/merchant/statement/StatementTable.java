package io.hutong.merchant.statement;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.statement.model.Amounts;
import io.hutong.merchant.statement.model.StatementLine;
import io.hutong.merchant.statement.model.StatementTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatementTable {

    /** The days' totals grow by the new lines only, so what is repeated adds nothing. */
    private static final String ADD = """
            with new as (
                insert into statement_line (order_id, merchant_id, entry, day, settled_at, amount,
                                            commission, traffic_fee, channel_fee, others,
                                            subsidy, adjustment, net)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]::date[],
                       ?::timestamptz[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                       ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                on conflict (order_id, merchant_id, entry) do nothing
                returning *)
            insert into statement_day as total
                   (merchant_id, day, orders, amount, commission, traffic_fee, channel_fee,
                    others, subsidy, adjustment, net)
            select merchant_id, day, count(*) filter (where entry = 'SETTLEMENT'), sum(amount),
                   sum(commission), sum(traffic_fee), sum(channel_fee), sum(others),
                   sum(subsidy), sum(adjustment), sum(net)
              from new group by merchant_id, day order by merchant_id, day
            on conflict (merchant_id, day) do update
               set orders = total.orders + excluded.orders,
                   amount = total.amount + excluded.amount,
                   commission = total.commission + excluded.commission,
                   traffic_fee = total.traffic_fee + excluded.traffic_fee,
                   channel_fee = total.channel_fee + excluded.channel_fee,
                   others = total.others + excluded.others,
                   subsidy = total.subsidy + excluded.subsidy,
                   adjustment = total.adjustment + excluded.adjustment,
                   net = total.net + excluded.net""";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    StatementTable(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    void add(List<StatementLine> lines) {
        if (!lines.isEmpty()) {
            template.update(ADD, Columns.of(lines)
                    .text(StatementLine::orderId).text(StatementLine::merchantId)
                    .text(StatementLine::entry).text(line -> line.day().toString())
                    .time(StatementLine::at)
                    .money(line -> line.amounts().amount())
                    .money(line -> line.amounts().commission())
                    .money(line -> line.amounts().trafficFee())
                    .money(line -> line.amounts().channelFee())
                    .money(line -> line.amounts().others())
                    .money(line -> line.amounts().subsidy())
                    .money(line -> line.amounts().adjustment())
                    .money(line -> line.amounts().net()));
        }
    }

    Money netBefore(String merchantId, LocalDate day) {
        return Money.fen(jdbc.sql("""
                select coalesce(sum(net), 0) from statement_day
                 where merchant_id = ? and day < ?""").params(merchantId, day)
                .query(Long.class).single());
    }

    StatementTotals totalsOf(String merchantId, LocalDate day) {
        return jdbc.sql("select * from statement_day where merchant_id = ? and day = ?")
                .params(merchantId, day).query((row, number) -> totalsOf(row)).optional()
                .orElse(StatementTotals.NONE);
    }

    /** The lines after {@code after}, by {@link StatementLine#position}. */
    List<StatementLine> lines(String merchantId, LocalDate day, String after, int limit) {
        String[] from = StatementLine.partsOf(after);
        return jdbc.sql("""
                select * from statement_line
                 where merchant_id = ? and day = ? and (order_id, entry) > (?, ?)
                 order by order_id, entry limit ?""")
                .params(merchantId, day, from[0], from[1], limit)
                .query((row, number) -> lineOf(row)).list();
    }

    private static StatementTotals totalsOf(ResultSet row) throws SQLException {
        return new StatementTotals(row.getLong("orders"), amountsOf(row));
    }

    private static StatementLine lineOf(ResultSet row) throws SQLException {
        return new StatementLine(row.getString("merchant_id"), row.getString("order_id"),
                row.getString("entry"),
                Sql.instant(row, "settled_at"), amountsOf(row));
    }

    private static Amounts amountsOf(ResultSet row) throws SQLException {
        return new Amounts(Sql.money(row, "amount"), Sql.money(row, "commission"),
                Sql.money(row, "traffic_fee"), Sql.money(row, "channel_fee"),
                Sql.money(row, "others"),
                Sql.money(row, "subsidy"), Sql.money(row, "adjustment"), Sql.money(row, "net"));
    }
}
