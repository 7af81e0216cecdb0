package io.hutong.merchant.statement;

import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementSql {

    /** The days' totals grow by the new lines only, so a repeated settlement adds nothing. */
    private static final String RECORD = """
            with new as (
                insert into statement_line (order_id, merchant_id, day, settled_at, amount,
                                            commission, traffic_fee, channel_fee, net)
                select * from unnest(?::text[], ?::text[], ?::date[], ?::timestamptz[],
                       ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                on conflict (order_id, merchant_id) do nothing
                returning *)
            insert into statement_day as total
                   (merchant_id, day, orders, amount, commission, traffic_fee, channel_fee, net)
            select merchant_id, day, count(*), sum(amount), sum(commission), sum(traffic_fee),
                   sum(channel_fee), sum(net)
              from new group by merchant_id, day order by merchant_id, day
            on conflict (merchant_id, day) do update
               set orders = total.orders + excluded.orders,
                   amount = total.amount + excluded.amount,
                   commission = total.commission + excluded.commission,
                   traffic_fee = total.traffic_fee + excluded.traffic_fee,
                   channel_fee = total.channel_fee + excluded.channel_fee,
                   net = total.net + excluded.net""";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    StatementSql(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    private record Row(RecordSettlement settlement, SettledPart part) {
    }

    void record(Collection<RecordSettlement> settlements) {
        List<Row> rows = new ArrayList<>();
        for (RecordSettlement settlement : settlements) {
            settlement.parts().forEach(part -> rows.add(new Row(settlement, part)));
        }
        template.update(RECORD, statement -> {
            int at = 0;
            for (Column column : COLUMNS) {
                Object[] values = rows.stream().map(column.value()).toArray();
                statement.setArray(++at,
                        statement.getConnection().createArrayOf(column.type(), values));
            }
        });
    }

    private record Column(String type, Function<Row, Object> value) {
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("text", row -> row.settlement().orderId()),
            new Column("text", row -> row.part().merchantId()),
            new Column("date", row -> BeijingDay.of(row.settlement().settledAt()).toString()),
            new Column("timestamptz", row -> row.settlement().settledAt().toString()),
            fen(SettledPart::amount), fen(SettledPart::commission), fen(SettledPart::trafficFee),
            fen(SettledPart::channelFee), fen(SettledPart::merchantNet));

    private static Column fen(Function<SettledPart, Money> amount) {
        return new Column("bigint", row -> amount.apply(row.part()).total());
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
                .orElse(new StatementTotals(
                        0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
    }

    /** The lines after the order {@code after}, by order id. */
    List<StatementLine> lines(String merchantId, LocalDate day, String after, int limit) {
        return jdbc.sql("""
                select * from statement_line
                 where merchant_id = ? and day = ? and order_id > ? order by order_id limit ?""")
                .params(merchantId, day, after, limit)
                .query((row, number) -> lineOf(row)).list();
    }

    private static StatementTotals totalsOf(ResultSet row) throws SQLException {
        return new StatementTotals(row.getLong("orders"), money(row, "amount"),
                money(row, "commission"), money(row, "traffic_fee"), money(row, "channel_fee"),
                money(row, "net"));
    }

    private static StatementLine lineOf(ResultSet row) throws SQLException {
        return new StatementLine(row.getString("order_id"),
                row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                money(row, "amount"), money(row, "commission"), money(row, "traffic_fee"),
                money(row, "channel_fee"), money(row, "net"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.fen(row.getLong(column));
    }
}
