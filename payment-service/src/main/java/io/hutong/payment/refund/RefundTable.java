package io.hutong.payment.refund;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.refund.model.RefundOrder;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedTable;
import io.hutong.work.LeasedUpdate;
import io.hutong.work.Wakes;
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

/** The rows of refunds. */
class RefundTable {

    private static final String INSERT = """
            insert into refund (number, order_id, part, amount, reason, refund_id, state, due_at)
            select number, order_id, part, amount, reason, refund_id,
                case when refund_id is null then 'CLAIMED' else 'QUEUED' end, now()
            from unnest(?, ?, ?, ?, ?, ?)
                as n (number, order_id, part, amount, reason, refund_id)""";
    private static final LeasedTable TABLE = LeasedTable.of("refund", "number")
            .open("x.state in ('RETURNING', 'CLAIMED', 'PROCESSING', 'ABNORMAL')")
            .hinted("x.state in ('CLAIMED', 'PROCESSING', 'ABNORMAL')").reading("""
                    select x.*, s.merchant_id, s.sub_mchid, s.transaction_id, s.paid,
                        p.mini_program
                    from %s x join sub_payment s using (order_id, part)
                        join payment p using (order_id)""");
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
    private static final LeasedUpdate<Change> UPDATE = LeasedUpdate
            .<Change>of(TABLE, Change::dueIn).text("number", c -> c.after().number())
            .text("state", c -> c.after().state().name())
            .text("source", c -> c.after().order().source().name())
            .number("tries", c -> c.after().tries())
            .money("fee_back", c -> c.after().sources().channelFee())
            .money("commission_back", c -> c.after().sources().commission())
            .money("traffic_back", c -> c.after().sources().trafficFee())
            .money("others_back", c -> c.after().sources().others())
            .money("advance", c -> c.after().sources().advance())
            .textIfAny("channel_number", Change::channelNumber)
            .derived("shares_owed_again", "n.state = 'CLOSED'")
            .derived("ended_at", "case when n.state in ('SUCCESS', 'CLOSED') then now() end");
    private static final String ASKED =
            "select order_id, amount from refund where number = ?";

    private final JdbcTemplate jdbc;
    private final PlatformIdentity platform;
    private final LeasedRows<Refund> rows;

    RefundTable(JdbcTemplate jdbc, PlatformIdentity platform, Wakes wakes) {
        this.jdbc = jdbc;
        this.platform = platform;
        this.rows = new LeasedRows<>(TABLE, LeasedRows.Mapping.numbered((row, n) -> read(row),
                Refund::number, Refund::lease, Refund::orderId), jdbc, wakes);
    }

    record Change(Refund after, @Nullable String channelNumber, Duration delay) {

        @Nullable
        Duration dueIn() {
            return after.state().isOpen() ? delay : null;
        }
    }

    LeasedRows<Refund> rows() {
        return rows;
    }

    void insert(List<RefundClaim> claims) {
        if (!claims.isEmpty()) {
            jdbc.update(INSERT, Columns.of(claims).text(RefundClaim::number)
                    .text(c -> c.claimed().orderId()).number(c -> c.claimed().part())
                    .money(RefundClaim::amount).text(RefundClaim::reason)
                    .text(RefundClaim::refundId));
            rows.wake();
        }
    }

    /** All refunds of the orders. Call it with the payments locked. */
    Map<String, Refund> lockOfOrders(Collection<String> orderIds) {
        Map<String, Refund> found = new LinkedHashMap<>();
        rows.lock("order_id", orderIds).forEach(refund -> found.put(refund.number(), refund));
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
        rows.write(UPDATE, changes);
    }

    Optional<RefundHints.Asked> askedUnder(String number) {
        return jdbc.query(ASKED, (row, n) -> new RefundHints.Asked(row.getString("order_id"),
                Sql.money(row, "amount")), number).stream().findFirst();
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
