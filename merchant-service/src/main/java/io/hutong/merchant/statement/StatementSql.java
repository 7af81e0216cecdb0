package io.hutong.merchant.statement;

import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.kernel.money.Money;
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

    /** The days' totals grow by the new lines only, so what is repeated adds nothing. */
    private static final String RECORD = """
            with new as (
                insert into statement_line (order_id, merchant_id, entry, day, settled_at, amount,
                                            commission, traffic_fee, channel_fee, others,
                                            subsidy, adjustment, net)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::date[],
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

    StatementSql(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** A line to be written. */
    private record Row(StatementLine line, String merchantId) {
    }

    void record(Collection<RecordSettlement> settlements) {
        List<Row> rows = new ArrayList<>();
        for (RecordSettlement settlement : settlements) {
            settlement.parts().forEach(part -> rows.add(
                    new Row(StatementLine.of(settlement, part), part.merchantId())));
        }
        write(rows);
    }

    /** Only what was divided before is in the statements and has to leave them again. */
    void takeBack(Collection<RecordRefund> refunds) {
        List<Row> rows = new ArrayList<>();
        for (RecordRefund refund : refunds) {
            refund.parts().stream().filter(RefundedPart::afterSettlement).forEach(
                    part -> rows.add(new Row(StatementLine.of(refund, part), part.merchantId())));
        }
        write(rows);
    }

    void move(Collection<MerchantFundsMoved> moves) {
        write(moves.stream()
                .map(move -> new Row(StatementLine.of(move), move.merchantId())).toList());
    }

    private void write(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
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
            new Column("text", row -> row.line().orderId()),
            new Column("text", Row::merchantId),
            new Column("text", row -> row.line().entry()),
            new Column("date", row -> BeijingDay.of(row.line().settledAt()).toString()),
            new Column("timestamptz", row -> row.line().settledAt().toString()),
            fen(StatementLine::amount), fen(StatementLine::commission),
            fen(StatementLine::trafficFee), fen(StatementLine::channelFee),
            fen(StatementLine::others), fen(StatementLine::subsidy),
            fen(StatementLine::adjustment), fen(StatementLine::net));

    private static Column fen(Function<StatementLine, Money> amount) {
        return new Column("bigint", row -> amount.apply(row.line()).total());
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
        return jdbc.sql("""
                select * from statement_line
                 where merchant_id = ? and day = ? and (order_id, entry) > (?, ?)
                 order by order_id, entry limit ?""")
                .params(merchantId, day, StatementLine.orderOf(after),
                        StatementLine.entryOf(after), limit)
                .query((row, number) -> lineOf(row)).list();
    }

    private static StatementTotals totalsOf(ResultSet row) throws SQLException {
        return new StatementTotals(row.getLong("orders"), money(row, "amount"),
                money(row, "commission"), money(row, "traffic_fee"), money(row, "channel_fee"),
                money(row, "others"), money(row, "subsidy"), money(row, "adjustment"),
                money(row, "net"));
    }

    private static StatementLine lineOf(ResultSet row) throws SQLException {
        String entry = row.getString("entry");
        StatementLine.Kind kind = StatementLine.kindOf(entry);
        return new StatementLine(entry, row.getString("order_id"),
                kind == StatementLine.Kind.REFUND ? entry : null, kind,
                row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                money(row, "amount"), money(row, "commission"), money(row, "traffic_fee"),
                money(row, "channel_fee"), money(row, "others"), money(row, "subsidy"),
                money(row, "adjustment"), money(row, "net"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.fen(row.getLong(column));
    }
}
