package io.hutong.payment.settlement;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.payments.PaymentRows;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.payments.Subsidy;
import io.hutong.payment.shipping.PartKey;
import io.hutong.payment.shipping.ReleaseListener;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of divisions. */
class SplitTable implements ReleaseListener {

    private static final String INSERT = """
            insert into split (number, order_id, part, amount, commission, traffic_fee,
                channel_fee, others, subsidy, subsidy_traffic_bp, state, due_at)
            select number, order_id, part, amount, commission, traffic_fee, channel_fee,
                others::jsonb, subsidy, subsidy_traffic_bp, 'PLANNED',
                coalesce(now() + wait_ms * interval '1 ms', 'infinity')
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (number, order_id, part, amount,
                commission, traffic_fee, channel_fee, others, subsidy, subsidy_traffic_bp,
                wait_ms)""";
    private static final String RELEASE = """
            with held as (
                select x.number from split x
                join unnest(?, ?) as n (order_id, part) using (order_id, part)
                where x.state = 'PLANNED' and x.due_at = 'infinity'
                order by x.number for update of x)
            update split x set due_at = now() from held where x.number = held.number""";
    private static final LeasedTable TABLE = LeasedTable.of("split", "number")
            .open("x.state in ('PLANNED', 'SHARING')").hinted("x.state = 'SHARING'").reading("""
                    select x.*, s.merchant_id, s.sub_mchid, s.transaction_id, p.mini_program,
                        s.subsidy as subsidy_whole, s.subsidy_claim
                    from %s x join sub_payment s using (order_id, part)
                        join payment p using (order_id)""");
    private static final LeasedUpdate<Change> UPDATE = LeasedUpdate
            .<Change>of(TABLE, Change::dueIn).text("number", c -> c.split().number())
            .text("state", c -> c.state().name()).number("tries", c -> c.split().tries() + 1)
            .money("commission_paid", c -> c.isDone() ? c.result().commission() : Money.ZERO)
            .money("traffic_paid", c -> c.isDone() ? c.result().trafficFee() : Money.ZERO)
            .json("others_paid", c -> c.isDone() ? OtherShares.text(c.result().others()) : null)
            .flag("subsidised", c -> c.split().bonus().paid())
            .textIfAny("channel_number", Change::channelNumber)
            .derived("ended_at", "case when n.state = 'DONE' then now() end");

    private final JdbcTemplate jdbc;
    private final PlatformIdentity platform;
    private final Wakes wakes;
    private final LeasedRows<Split> rows;

    SplitTable(JdbcTemplate jdbc, PlatformIdentity platform, Wakes wakes) {
        this.jdbc = jdbc;
        this.platform = platform;
        this.wakes = wakes;
        this.rows = new LeasedRows<>(TABLE, LeasedRows.Mapping.numbered((row, n) -> read(row),
                Split::number, Split::lease, Split::orderId), jdbc, wakes);
    }

    /** A division that is to be made. */
    record Planned(String number, SubPayment part, Division plan, Wait until) {
    }

    /** @param result the plan again, or what each has got when it is done */
    record Change(Split split, Split.State state, Division result,
            @Nullable String channelNumber, Duration delay) {

        boolean isDone() {
            return state == Split.State.DONE;
        }

        @Nullable
        Duration dueIn() {
            return isDone() ? null : delay;
        }
    }

    LeasedRows<Split> rows() {
        return rows;
    }

    void plan(List<Planned> planned) {
        if (!planned.isEmpty()) {
            jdbc.update(INSERT, Columns.of(planned).text(Planned::number)
                    .text(p -> p.part().orderId()).number(p -> p.part().part())
                    .money(p -> p.plan().amount()).money(p -> p.plan().commission())
                    .money(p -> p.plan().trafficFee()).money(p -> p.plan().channelFee())
                    .text(p -> OtherShares.text(p.plan().others()))
                    .money(p -> due(p).amount()).number(p -> due(p).fromTraffic().value())
                    .bigNumber(p -> switch (p.until()) {
                        case Wait.AtLeast(Duration time) -> time.toMillis();
                        case Wait.ForReceipt() -> null;
                    }));
            planned.forEach(one -> {
                if (one.until() instanceof Wait.AtLeast(Duration time)) {
                    rows.wakeIn(time);
                }
            });
        }
    }

    /** What was refunded before is not subsidised. */
    private static Subsidy due(Planned planned) {
        return planned.part().subsidy().share(planned.plan().amount(), planned.part().amount());
    }

    @Override
    public void released(List<PartKey> parts) {
        if (!parts.isEmpty()) {
            jdbc.update(RELEASE,
                    Columns.of(parts).text(PartKey::orderId).number(PartKey::part));
            rows.wake();
        }
    }

    /** All divisions of the orders, by number. Call it with the payments locked. */
    Map<String, Split> lockOfOrders(Collection<String> orderIds) {
        Map<String, Split> found = new LinkedHashMap<>();
        rows.lock("order_id", orderIds).forEach(split -> found.put(split.number(), split));
        return found;
    }

    void update(List<Change> changes) {
        rows.write(UPDATE, changes);
    }

    /** Refunds have waited for the end of divisions. */
    void ended() {
        wakes.wake("refund");
    }

    private Split read(ResultSet row) throws SQLException {
        Split.State state = Split.State.valueOf(row.getString("state"));
        Division plan = new Division(Sql.money(row, "amount"),
                Sql.money(row, "commission"), Sql.money(row, "traffic_fee"),
                Sql.money(row, "channel_fee"), OtherShares.of(row.getString("others")));
        Division result = state == Split.State.DONE ? plan.received(
                Sql.money(row, "commission_paid"),
                Sql.money(row, "traffic_paid"),
                OtherShares.of(row.getString("others_paid"))) : plan;
        return new Split(row.getString("number"), row.getString("order_id"),
                row.getInt("part"), state, result,
                new SubPayment.Seller(row.getString("merchant_id"), row.getString("sub_mchid")),
                new Split.Payer(platform.appidOf(row.getString("mini_program")),
                        row.getString("transaction_id")),
                new Split.Bonus(PaymentRows.subsidy(row, Sql.money(row, "subsidy"),
                        "subsidy_whole"), row.getBoolean("subsidised")),
                Lease.of(row),
                row.getInt("tries"));
    }
}
