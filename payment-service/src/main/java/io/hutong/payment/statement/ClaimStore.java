package io.hutong.payment.statement;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads claims out of the ledger, and those that it does not have because nothing moved. */
@Component
class ClaimStore {

    private static final Instant BEGINNING = Instant.EPOCH;
    private static final String MOVED = """
            select t.order_id, t.kind, t.amount, t.entry as number, t.booked_at as at
            from ledger_transfer t
            where t.kind in ('TRAFFIC_FEE', 'TRAFFIC_FEE_RETURN')
                and t.booked_at >= ? and t.booked_at < ?""";
    /** Only what the channel has not moved is carried from day to day. */
    private static final String OPEN = """
            select order_id, 'TRAFFIC_FEE_UNPAID' as kind, traffic_fee - traffic_paid as amount,
                number, ended_at as at
            from split where state = 'DONE' and traffic_paid < traffic_fee
                and ended_at >= ? and ended_at < ?
            union all
            select order_id, 'TRAFFIC_FEE_UNPAID_RETURN', traffic_owed_back, number,
                coalesce(traffic_owed_at, ended_at)
            from refund where state = 'SUCCESS' and traffic_owed_back > 0
                and coalesce(traffic_owed_at, ended_at) >= ?
                and coalesce(traffic_owed_at, ended_at) < ?
            union all
            select order_id, 'TRAFFIC_FEE_NOT_RETURNED', amount, number, ended_at
            from share_return where state = 'FAILED' and share = 'TRAFFIC_FEE'
                and ended_at >= ? and ended_at < ?
            union all
            select b.order_id, 'TRAFFIC_FEE_OWED_AGAIN', b.amount, b.number, r.ended_at
            from refund r join share_return b on b.order_id = r.order_id
                and b.refund_number = r.number
            where r.shares_owed_again and b.share = 'TRAFFIC_FEE'
                and r.ended_at >= ? and r.ended_at < ?
            union all
            select t.order_id, t.kind, t.amount, t.entry, t.booked_at from ledger_transfer t
            where t.kind in ('SUBSIDY_CLAIM', 'SUBSIDY_CLAIM_RETURN')
                and t.booked_at >= ? and t.booked_at < ?""";
    private static final String CLAIMS = MOVED + "\nunion all\n" + OPEN;
    private static final String PAGE = "select * from (" + CLAIMS + """
            ) as claims where number || ':' || kind > ?
            order by number || ':' || kind limit ?""";
    private static final String SUMS = """
            select kind, sum(amount)::bigint as amount from (%s) as claims group by kind"""
            .formatted(CLAIMS);
    private static final String OPEN_BEFORE = """
            select kind, sum(amount)::bigint as amount from (%s) as claims group by kind"""
            .formatted(OPEN);

    private final JdbcTemplate jdbc;

    ClaimStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** From {@code start}, before {@code end}. */
    record Span(Instant start, Instant end) {
    }

    /** The claims after the position {@code after}, in the order of their numbers. */
    List<Claim> page(Span span, String after, int limit) {
        Timestamp from = Timestamp.from(span.start());
        Timestamp to = Timestamp.from(span.end());
        return jdbc.query(PAGE, (row, n) -> claim(row), from, to, from, to, from, to, from, to,
                from, to, from, to, after, limit);
    }

    static String position(Claim claim) {
        return claim.number() + ":" + claim.kind();
    }

    Netting netting(Span span) {
        Timestamp from = Timestamp.from(span.start());
        Timestamp to = Timestamp.from(span.end());
        return netted(Netting.opening(openBefore(span.start())), jdbc.query(
                SUMS, (row, n) -> sum(row), from, to, from, to, from, to, from, to, from, to, from,
                to));
    }

    private Money openBefore(Instant start) {
        Timestamp from = Timestamp.from(BEGINNING);
        Timestamp to = Timestamp.from(start);
        return netted(Netting.opening(Money.ZERO), jdbc.query(
                OPEN_BEFORE, (row, n) -> sum(row), from, to, from, to, from, to, from, to, from,
                to))
                .closing();
    }

    private static Netting netted(Netting opening, List<Claim> sums) {
        Netting netting = opening;
        for (Claim sum : sums) {
            netting = netting.plus(sum.claimant(), sum.amount(), sum.settled());
        }
        return netting;
    }

    /** All claims of a kind as one. */
    private static Claim sum(ResultSet row) throws SQLException {
        return Claim.Kind.valueOf(row.getString("kind"))
                .of("", Sql.money(row, "amount"), "", BEGINNING);
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return Claim.Kind.valueOf(row.getString("kind")).of(row.getString("order_id"),
                Sql.money(row, "amount"), row.getString("number"),
                Sql.instant(row, "at"));
    }
}
