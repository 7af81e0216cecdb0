package io.hutong.payment.crosscheck;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.payment.crosscheck.OrderBooks.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what has moved lately, and what did not agree before. */
@Component
class CrossCheckStore {

    private static final String MOVED = """
            select order_id from payment where paid_at >= now() - {window}
            union
            select order_id from refund where ended_at >= now() - {window}
            union
            select order_id from ledger_transfer
                where booked_at >= now() - {window} and kind in ('DEBIT', 'REFUND')
            union
            select order_id from order_said where at >= now() - {window}
            union
            select order_id from payment_case
                where kind = 'CROSS_CHECK' and status <> 'RESOLVED'""";
    /** Of these order-service should have spoken meanwhile. */
    private static final String OVERDUE = """
            select p.order_id from payment p left join order_said s using (order_id)
                where p.paid_at >= now() - {window} - {grace} and p.paid_at < now() - {grace}
                    and s.paid is null
            union
            select order_id from refund
                where ended_at >= now() - {window} - {grace} and ended_at < now() - {grace}""";
    private static final String LEDGER = """
            left join lateral (
                select coalesce(sum(amount) filter (where kind = 'DEBIT'), 0)::bigint as paid,
                    coalesce(sum(amount) filter (where kind = 'REFUND'), 0)::bigint as refunded
                from ledger_transfer
                where entry >= o.order_id and entry < o.order_id || '~') l on true""";
    private static final String RECENT = """
            select o.order_id, p.status, l.paid as booked, l.refunded as booked_back,
                case when p.status in ('AUTHORIZED', 'SETTLING', 'SETTLED')
                    then p.total else coalesce(b.paid, 0) end as asked,
                coalesce(b.paid, 0) as paid, coalesce(b.refunded, 0) as refunded,
                s.order_id is not null as spoken, s.called_off,
                coalesce(s.paid, case when s.refunded > 0 then b.paid end) as said_paid,
                s.refunded as said_refunded,
                greatest(p.paid_at, b.moved_at) < now() - {grace} as quiet,
                p.paid_at > greatest((select max(since) from order_said_since),
                    now() - {keep}) as heard
            from (select order_id from (%s union %s) as moved limit ?) o
                left join payment p using (order_id)
                left join order_said s using (order_id)
                left join lateral (
                    select sum(paid)::bigint as paid, sum(refunded)::bigint as refunded,
                        (select max(ended_at) from refund where order_id = o.order_id)
                            as moved_at
                    from sub_payment where order_id = o.order_id) b on true
                %s""".formatted(MOVED, OVERDUE, LEDGER);
    private static final String ASKABLE = """
            select o.order_id, l.paid as booked, l.refunded as booked_back,
                array(select number from debit_attempt where order_id = o.order_id) as debits,
                array(select number from cashier_order where order_id = o.order_id)
                    as cashiers,
                array(select r.number || ' ' || s.sub_mchid
                    from refund r join sub_payment s using (order_id, part)
                    where r.order_id = o.order_id) as refunds
            from unnest(?::text[]) as o (order_id)
                %s
            where not exists (select from debit_attempt where order_id = o.order_id and state
                    in ('QUEUED', 'SENDING', 'UNKNOWN', 'REVERSING', 'HELD'))
                and not exists (select from cashier_order where order_id = o.order_id
                    and state in ('OPENING', 'OPEN', 'CLOSING', 'RECHECKING'))
                and not exists (select from refund where order_id = o.order_id
                    and state not in ('SUCCESS', 'CLOSED'))""".formatted(LEDGER);

    private final JdbcTemplate jdbc;
    private final int maxOrders;
    /** With the times in the text, so that the planner sees how few rows they leave. */
    private final String recent;

    CrossCheckStore(JdbcTemplate jdbc, CrossCheckSettings settings) {
        this.jdbc = jdbc;
        this.maxOrders = settings.maxOrders();
        this.recent = RECENT.replace("{window}", interval(settings.window()))
                .replace("{grace}", interval(settings.order().grace()))
                .replace("{keep}", interval(settings.order().keep()));
    }

    private static String interval(Duration time) {
        return "interval '" + time.toMillis() + " ms'";
    }

    /** In one statement and so in one snapshot: what is booked together is seen together. */
    List<OrderBooks> recent() {
        return jdbc.query(recent, (row, n) -> books(row), maxOrders);
    }

    /** Those of the orders of which nothing is under way, in the order given. */
    List<Askable> askable(Collection<String> orderIds) {
        return jdbc.query(ASKABLE, Sql.texts(orderIds), (row, n) -> new Askable(
                row.getString("order_id"), side(row, "booked", "booked_back"),
                texts(row, "debits"), texts(row, "cashiers"),
                texts(row, "refunds").stream().map(CrossCheckStore::refund).toList()));
    }

    private static OrderBooks books(ResultSet row) throws SQLException {
        return new OrderBooks(row.getString("order_id"), money(row, "asked"), says(row),
                side(row, "paid", "refunded"), side(row, "booked", "booked_back"));
    }

    private static OrderSays says(ResultSet row) throws SQLException {
        boolean quiet = row.getBoolean("quiet");
        if (row.getBoolean("called_off")) {
            return new OrderSays.CalledOff(quiet);
        }
        if (row.getBoolean("spoken") && row.getObject("said_paid") != null) {
            return new OrderSays.Paid(
                    money(row, "said_paid"), money(row, "said_refunded"), quiet);
        }
        String status = String.valueOf(row.getString("status"));
        return new OrderSays.Nothing(quiet && row.getBoolean("heard") && switch (status) {
            case "AUTHORIZED", "SETTLING", "SETTLED" -> true;
            default -> false;
        });
    }

    private static Side side(ResultSet row, String paid, String refunded) throws SQLException {
        return new Side(money(row, paid), money(row, refunded));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Askable.Refund refund(String numberAndPayee) {
        int space = numberAndPayee.indexOf(' ');
        return new Askable.Refund(numberAndPayee.substring(0, space),
                numberAndPayee.substring(space + 1));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.fen(row.getLong(column));
    }
}
