package io.hutong.payment.refund;

import io.hutong.contracts.money.Money;
import io.hutong.payment.channel.PlatformIdentity;
import io.hutong.payment.channel.RefundOrder;
import io.hutong.payment.jdbc.Columns;
import io.hutong.payment.jdbc.Sql;
import io.hutong.payment.work.Lease;
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

/** The rows of refunds. */
@Component
class RefundStore {

    private static final String CLAIM = """
            with due as (
                select number from refund
                where state in ('CLAIMED', 'PROCESSING') and due_at <= now()
                order by due_at limit ? for update skip locked),
            leased as (
                update refund r set owner = ?, due_at = now() + ? * interval '1 ms'
                from due where r.number = due.number returning r.*)
            select r.*, s.sub_mchid, s.transaction_id, s.paid, p.mini_program
            from leased r join sub_payment s using (order_id, part)
                join payment p using (order_id)""";
    private static final String LOCK = """
            select r.*, s.sub_mchid, s.transaction_id, s.paid, p.mini_program
            from refund r join sub_payment s using (order_id, part)
                join payment p using (order_id)
            where r.order_id = any(?) order by r.number for update of r""";
    private static final String UPDATE = """
            update refund r set state = n.state, tries = n.tries, owner = null,
                channel_number = coalesce(n.channel_number, r.channel_number),
                due_at = now() + n.due_ms * interval '1 ms',
                ended_at = case when n.state in ('SUCCESS', 'CLOSED', 'ABNORMAL') then now() end
            from unnest(?, ?, ?, ?, ?) as n (number, state, tries, channel_number, due_ms)
            where r.number = n.number""";
    private static final String HINT = """
            update refund set due_at = now()
            where number = ? and owner is null and state in ('CLAIMED', 'PROCESSING')""";
    private static final String RECOVER = """
            update refund set due_at = now() where owner = ? and due_at > now()
                and state in ('CLAIMED', 'PROCESSING')""";

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

    void update(List<Change> changes) {
        if (!changes.isEmpty()) {
            jdbc.update(UPDATE, Columns.of(changes).text(c -> c.refund().number())
                    .text(c -> c.state().name()).number(c -> c.refund().tries() + 1)
                    .text(Change::channelNumber).bigNumber(c -> c.dueIn().toMillis()));
        }
    }

    /** A callback says that something happened: ask now. */
    boolean hint(String number) {
        return jdbc.update(HINT, number) > 0;
    }

    record Change(Refund refund, Refund.State state, @Nullable String channelNumber,
            Duration dueIn) {
    }

    private Refund read(ResultSet row) throws SQLException {
        String number = row.getString("number");
        RefundOrder order = new RefundOrder(number,
                platform.appidOf(row.getString("mini_program")), row.getString("sub_mchid"),
                row.getString("transaction_id"), Money.fen(row.getLong("amount")),
                Money.fen(row.getLong("paid")), row.getString("reason"));
        return new Refund(number, row.getString("order_id"), row.getInt("part"),
                Refund.State.valueOf(row.getString("state")), order,
                new Lease(row.getString("owner"), Sql.instant(row, "due_at")),
                row.getInt("tries"));
    }
}
