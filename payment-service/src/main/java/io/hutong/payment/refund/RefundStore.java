package io.hutong.payment.refund;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.refund.model.RefundOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of refunds. */
@Component
class RefundStore {

    private static final String JOINED = """
            select r.*, s.merchant_id, s.sub_mchid, s.transaction_id, s.paid, p.mini_program
            from %s r join sub_payment s using (order_id, part) join payment p using (order_id)
            """;
    private static final String CLAIM = """
            with due as (
                select number from refund
                where state in ('RETURNING', 'CLAIMED', 'PROCESSING', 'ABNORMAL')
                    and due_at <= now()
                order by due_at limit ? for update skip locked),
            leased as (
                update refund r set owner = ?, due_at = now() + ? * interval '1 ms'
                from due where r.number = due.number returning r.*)
            """ + JOINED.formatted("leased");
    private static final String LOCK = JOINED.formatted("refund")
            + "where r.order_id = any(?) order by r.number for update of r";
    /** Orders with a refund whose turn may have come. */
    private static final String QUEUED = """
            select distinct r.order_id from refund r join payment p using (order_id)
            where r.state = 'QUEUED' and r.due_at <= now() and p.status <> 'SETTLING'
                and not exists (
                    select from refund e where e.order_id = r.order_id and e.part = r.part
                        and e.number <> r.number
                        and e.state in ('RETURNING', 'CLAIMED', 'PROCESSING'))
            limit ?""";
    private static final String BEGIN = """
            update refund r set state = n.state, source = n.source, tries = 0, owner = null,
                after_settlement = n.after_settlement,
                traffic_owed_back = n.owed_back, due_at = now()
            from unnest(?, ?, ?, ?, ?) as n (number, state, source, after_settlement, owed_back)
            where r.number = n.number""";
    private static final String UPDATE = """
            update refund r set state = n.state, source = n.source, tries = n.tries, owner = null,
                fee_back = n.fee_back, commission_back = n.commission_back,
                traffic_back = n.traffic_back, others_back = n.others_back,
                advance = n.advance, shares_owed_again = n.state = 'CLOSED',
                channel_number = coalesce(n.channel_number, r.channel_number),
                due_at = now() + n.due_ms * interval '1 ms',
                ended_at = case when n.state in ('SUCCESS', 'CLOSED') then now() end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (number, state, source, tries,
                fee_back, commission_back, traffic_back, others_back, advance, channel_number,
                due_ms)
            where r.number = n.number""";
    private static final String ASKED =
            "select order_id, amount from refund where number = ?";
    private static final String HINT = """
            update refund set due_at = now() where number = ? and owner is null
                and state in ('CLAIMED', 'PROCESSING', 'ABNORMAL')""";
    private static final String RECOVER = """
            update refund set due_at = now() where owner = ? and due_at > now()
                and state in ('RETURNING', 'CLAIMED', 'PROCESSING', 'ABNORMAL')""";

    private final JdbcTemplate jdbc;
    private final PlatformIdentity platform;

    RefundStore(JdbcTemplate jdbc, PlatformIdentity platform) {
        this.jdbc = jdbc;
        this.platform = platform;
    }

    List<Refund> claim(int limit, String owner, Duration lease) {
        return jdbc.query(CLAIM, (row, n) -> read(row), limit, owner, lease.toMillis());
    }

    void recover(String owner) {
        jdbc.update(RECOVER, owner);
    }

    /** All refunds of the orders. Call it with the payments locked. */
    Map<String, Refund> lockOfOrders(Collection<String> orderIds) {
        Map<String, Refund> found = new LinkedHashMap<>();
        jdbc.query(LOCK, Sql.texts(orderIds), (row, n) -> read(row))
                .forEach(refund -> found.put(refund.number(), refund));
        return found;
    }

    /** Orders of which a refund may begin; the decision is made with their payments locked. */
    List<String> withQueued(int limit) {
        return jdbc.query(QUEUED, (row, n) -> row.getString(1), limit);
    }

    void begin(List<Refund> begun) {
        if (!begun.isEmpty()) {
            jdbc.update(BEGIN, Columns.of(begun).text(Refund::number)
                    .text(r -> r.state().name()).text(r -> r.order().source().name())
                    .flag(r -> r.origin().afterSettlement())
                    .money(r -> r.sources().trafficFeeOwed()));
        }
    }

    void update(List<Change> changes) {
        if (!changes.isEmpty()) {
            jdbc.update(UPDATE, Columns.of(changes).text(c -> c.after().number())
                    .text(c -> c.after().state().name())
                    .text(c -> c.after().order().source().name())
                    .number(c -> c.after().tries())
                    .money(c -> c.after().sources().channelFee())
                    .money(c -> c.after().sources().commission())
                    .money(c -> c.after().sources().trafficFee())
                    .money(c -> c.after().sources().others())
                    .money(c -> c.after().sources().advance())
                    .text(Change::channelNumber).bigNumber(c -> c.dueIn().toMillis()));
        }
    }

    /** A callback says that something happened: ask now. */
    Optional<RefundHints.Asked> askedUnder(String number) {
        return jdbc.query(ASKED, (row, n) -> new RefundHints.Asked(row.getString("order_id"),
                Sql.money(row, "amount")), number).stream().findFirst();
    }

    boolean hint(String number) {
        return jdbc.update(HINT, number) > 0;
    }

    record Change(Refund after, @Nullable String channelNumber, Duration dueIn) {
    }

    private Refund read(ResultSet row) throws SQLException {
        RefundOrder order = new RefundOrder(row.getString("number"),
                platform.appidOf(row.getString("mini_program")), row.getString("sub_mchid"),
                row.getString("transaction_id"), Sql.money(row, "amount"), Sql.money(row, "paid"),
                row.getString("reason"), RefundOrder.Source.valueOf(row.getString("source")));
        var origin = new Refund.Origin(row.getString("order_id"), row.getInt("part"),
                row.getString("merchant_id"), row.getString("refund_id"),
                row.getBoolean("after_settlement"), row.getBoolean("shares_owed_again"));
        var sources = new Refund.Sources(Sql.money(row, "fee_back"),
                Sql.money(row, "commission_back"), Sql.money(row, "traffic_back"),
                Sql.money(row, "traffic_owed_back"),
                Sql.money(row, "others_back"), Sql.money(row, "advance"));
        return new Refund(order.number(), origin, Refund.State.valueOf(row.getString("state")),
                order, sources, Lease.of(row), row.getInt("tries"));
    }
}
