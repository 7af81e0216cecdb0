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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of divisions. */
@Component
class Splits implements ReleaseListener {

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
    private static final String JOINED = """
            select x.*, s.merchant_id, s.sub_mchid, s.transaction_id, p.mini_program,
                s.subsidy as subsidy_whole, s.subsidy_claim
            from %s x join sub_payment s using (order_id, part) join payment p using (order_id)
            """;
    private static final String CLAIM = """
            with due as (
                select number from split
                where state in ('PLANNED', 'SHARING') and due_at <= now()
                order by due_at limit ? for update skip locked),
            leased as (
                update split x set owner = ?, due_at = now() + ? * interval '1 ms'
                from due where x.number = due.number returning x.*)
            """ + JOINED.formatted("leased");
    private static final String LOCK = JOINED.formatted("split")
            + "where x.order_id = any(?) order by x.number for update of x";
    private static final String UPDATE = """
            update split x set state = n.state, tries = n.tries, owner = null,
                commission_paid = n.commission, traffic_paid = n.traffic_fee,
                others_paid = n.others::jsonb,
                subsidised = n.subsidised,
                channel_number = coalesce(n.channel_number, x.channel_number),
                due_at = now() + n.due_ms * interval '1 ms',
                ended_at = case when n.state = 'DONE' then now() end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as n (number, state, tries, commission,
                traffic_fee, others, subsidised, channel_number, due_ms)
            where x.number = n.number""";
    private static final String RECOVER = """
            update split set due_at = now() where owner = ? and due_at > now()
                and state in ('PLANNED', 'SHARING')""";

    private final JdbcTemplate jdbc;
    private final PlatformIdentity platform;

    Splits(JdbcTemplate jdbc, PlatformIdentity platform) {
        this.jdbc = jdbc;
        this.platform = platform;
    }

    /** A division that is to be made. */
    record Planned(String number, SubPayment part, Division plan, Wait until) {
    }

    /** @param result the plan again, or what each has got when it is done */
    record Change(Split split, Split.State state, Division result,
            @Nullable String channelNumber, Duration dueIn) {
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
        }
    }

    List<Split> claim(int limit, String owner, Duration lease) {
        return jdbc.query(CLAIM, (row, n) -> read(row), limit, owner, lease.toMillis());
    }

    void recover(String owner) {
        jdbc.update(RECOVER, owner);
    }

    /** All divisions of the orders, by number. Call it with the payments locked. */
    Map<String, Split> lockOfOrders(Collection<String> orderIds) {
        Map<String, Split> found = new LinkedHashMap<>();
        if (!orderIds.isEmpty()) {
            jdbc.query(LOCK, Sql.texts(orderIds), (row, n) -> read(row))
                    .forEach(split -> found.put(split.number(), split));
        }
        return found;
    }

    void update(List<Change> changes) {
        if (!changes.isEmpty()) {
            jdbc.update(UPDATE, Columns.of(changes).text(c -> c.split().number())
                    .text(c -> c.state().name()).number(c -> c.split().tries() + 1)
                    .money(c -> c.state() == Split.State.DONE
                            ? c.result().commission() : Money.ZERO)
                    .money(c -> c.state() == Split.State.DONE
                            ? c.result().trafficFee() : Money.ZERO)
                    .text(c -> c.state() == Split.State.DONE
                            ? OtherShares.text(c.result().others()) : null)
                    .flag(c -> c.split().bonus().paid())
                    .text(Change::channelNumber).bigNumber(c -> c.dueIn().toMillis()));
        }
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
