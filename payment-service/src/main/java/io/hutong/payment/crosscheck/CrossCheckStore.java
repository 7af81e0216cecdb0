package io.hutong.payment.crosscheck;

import io.hutong.contracts.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what has moved lately, and what did not agree before. */
@Component
class CrossCheckStore {

    private static final String RECENT = """
            with recent as (
                select order_id from (
                    select order_id from payment
                        where paid_at >= now() - ? * interval '1 ms'
                    union
                    select order_id from refund
                        where ended_at >= now() - ? * interval '1 ms'
                    union
                    select order_id from ledger_transfer
                        where booked_at >= now() - ? * interval '1 ms'
                            and kind in ('DEBIT', 'REFUND')
                    union
                    select order_id from payment_case
                        where kind = 'CROSS_CHECK' and status <> 'RESOLVED') as moved
                limit ?)
            select r.order_id, coalesce(a.number, '') as number,
                case when p.status in ('AUTHORIZED', 'SETTLING', 'SETTLED')
                    then p.total else coalesce(s.paid, 0) end as asked,
                coalesce(s.paid, 0) as paid, coalesce(s.refunded, 0) as refunded,
                coalesce(l.paid, 0) as booked, coalesce(l.refunded, 0) as booked_back
            from recent r
                left join payment p using (order_id)
                left join debit_attempt a on a.order_id = r.order_id and a.state = 'SUCCEEDED'
                left join lateral (
                    select sum(paid)::bigint as paid, sum(refunded)::bigint as refunded
                    from sub_payment where order_id = r.order_id) s on true
                left join lateral (
                    select sum(amount) filter (where kind = 'DEBIT')::bigint as paid,
                        sum(amount) filter (where kind = 'REFUND')::bigint as refunded
                    from ledger_transfer
                    where entry >= r.order_id and entry < r.order_id || '~') l on true""";

    private final JdbcTemplate jdbc;

    CrossCheckStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In one statement and so in one snapshot: what is booked together is seen together. */
    List<OrderBooks> recent(Duration window, int limit) {
        long ms = window.toMillis();
        return jdbc.query(RECENT, (row, n) -> books(row), ms, ms, ms, limit);
    }

    private static OrderBooks books(ResultSet row) throws SQLException {
        return new OrderBooks(row.getString("order_id"), row.getString("number"),
                money(row, "asked"),
                new OrderBooks.Side(money(row, "paid"), money(row, "refunded")),
                new OrderBooks.Side(money(row, "booked"), money(row, "booked_back")));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.fen(row.getLong(column));
    }
}
