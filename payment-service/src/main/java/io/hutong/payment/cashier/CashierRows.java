package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.PlatformIdentity;
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

/** The rows of orders at the cashier. Leases are given and ended by the database's clock. */
@Component
class CashierRows {

    private static final String INSERT = """
            insert into cashier_order (number, order_id, state, appid, expires_at, due_at)
            select number, order_id, 'OPENING', appid, now() + open_ms * interval '1 ms', now()
            from unnest(?, ?, ?, ?) as n (number, order_id, appid, open_ms)""";
    private static final String CLAIM = """
            with due as (
                select number from cashier_order
                where state in ('OPENING', 'OPEN', 'CLOSING', 'RECHECKING') and due_at <= now()
                order by due_at limit ? for update skip locked)
            update cashier_order c
            set state = case when c.state = 'OPEN' and c.expires_at <= now() then 'CLOSING'
                             else c.state end,
                tries = 1 + case when c.state = 'OPEN' and c.expires_at <= now() then 0
                                 else c.tries end,
                owner = ?, due_at = now() + ? * interval '1 ms'
            from due where c.number = due.number
            returning c.*""";
    private static final String LOCK = """
            select * from cashier_order where number = any(?) order by number for update""";
    private static final String LOCK_OF_ORDERS = """
            select * from cashier_order
            where order_id = any(?) order by number for update""";
    /** What was hinted at while somebody was asking is asked for again at once. */
    private static final String UPDATE = """
            update cashier_order c set state = n.state, tries = n.tries, code = n.code,
                owner = null, hinted = false,
                due_at = case when c.hinted then now()
                              else now() + n.due_ms * interval '1 ms' end,
                time_stamp = coalesce(n.time_stamp, c.time_stamp),
                nonce = coalesce(n.nonce, c.nonce),
                prepay_id = coalesce(n.prepay_id, c.prepay_id),
                sign_type = coalesce(n.sign_type, c.sign_type),
                pay_sign = coalesce(n.pay_sign, c.pay_sign),
                ended_at = case when n.state in ('PAID', 'CLOSED', 'REFUSED', 'CANCELLED')
                    then now() end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (number, state, tries, code, due_ms,
                time_stamp, nonce, prepay_id, sign_type, pay_sign)
            where c.number = n.number""";
    private static final String HINT = """
            update cashier_order
            set state = case when state = 'CLOSED' then 'RECHECKING' else state end,
                due_at = case when owner is null then now() else due_at end,
                hinted = owner is not null
            where number = ? and state in ('OPEN', 'CLOSING', 'CLOSED')""";
    private static final String EXISTS =
            "select exists (select 1 from cashier_order where number = ?)";
    private static final String RECOVER = """
            update cashier_order set due_at = now() where owner = ? and due_at > now()
                and state in ('OPENING', 'OPEN', 'CLOSING', 'RECHECKING')""";

    private final JdbcTemplate jdbc;
    private final PlatformIdentity platform;

    CashierRows(JdbcTemplate jdbc, PlatformIdentity platform) {
        this.jdbc = jdbc;
        this.platform = platform;
    }

    void insert(Collection<NewCashier> cashiers, Duration openFor) {
        jdbc.update(INSERT, Columns.of(cashiers).text(NewCashier::number)
                .text(NewCashier::orderId).text(c -> platform.appidOf(c.miniProgram()))
                .bigNumber(c -> openFor.toMillis()));
    }

    List<CashierOrder> claim(int limit, String owner, Duration lease) {
        return jdbc.query(CLAIM, (row, n) -> read(row), limit, owner, lease.toMillis());
    }

    void recover(String owner) {
        jdbc.update(RECOVER, owner);
    }

    /** Call it with the payments locked. */
    Map<String, CashierOrder> lock(Collection<String> numbers) {
        Map<String, CashierOrder> found = new LinkedHashMap<>();
        jdbc.query(LOCK, Sql.texts(numbers), (row, n) -> read(row))
                .forEach(order -> found.put(order.number(), order));
        return found;
    }

    /** The last of each order, by order. Call it with the payments locked. */
    Map<String, CashierOrder> lockOfOrders(Collection<String> orderIds) {
        Map<String, CashierOrder> found = new LinkedHashMap<>();
        jdbc.query(LOCK_OF_ORDERS, Sql.texts(orderIds), (row, n) -> read(row))
                .forEach(order -> found.put(order.orderId(), order));
        return found;
    }

    /** @throws IllegalStateException when a row is missing; nothing must be committed then */
    void update(Collection<CashierChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int changed = jdbc.update(UPDATE, request(Columns.of(changes)
                .text(CashierChange::number).text(c -> c.state().name())
                .number(CashierChange::tries).text(CashierChange::code)
                .bigNumber(c -> c.dueIn().toMillis())));
        if (changed != changes.size()) {
            throw new IllegalStateException(
                    "expected " + changes.size() + " cashier orders, changed " + changed);
        }
    }

    private static Columns<CashierChange> request(Columns<CashierChange> columns) {
        return columns.text(c -> c.opened() == null ? null : c.opened().timeStamp())
                .text(c -> c.opened() == null ? null : c.opened().nonceStr())
                .text(c -> c.opened() == null ? null : c.opened().prepayId())
                .text(c -> c.opened() == null ? null : c.opened().signType())
                .text(c -> c.opened() == null ? null : c.opened().paySign());
    }

    boolean exists(String number) {
        return Boolean.TRUE.equals(jdbc.queryForObject(EXISTS, Boolean.class, number));
    }

    /** A callback says that something happened: ask now. */
    boolean hint(String number) {
        return jdbc.update(HINT, number) > 0;
    }

    private static CashierOrder read(ResultSet row) throws SQLException {
        return new CashierOrder(row.getString("number"), row.getString("order_id"),
                CashierState.valueOf(row.getString("state")),
                new CashierOrder.Terms(row.getString("appid"), Sql.instant(row, "created_at"),
                        Sql.instant(row, "expires_at")),
                Lease.of(row),
                row.getInt("tries"), opened(row));
    }

    private static CashierOpened.@Nullable Request opened(ResultSet row) throws SQLException {
        String prepayId = row.getString("prepay_id");
        return prepayId == null ? null : new CashierOpened.Request(row.getString("time_stamp"),
                row.getString("nonce"), prepayId, row.getString("sign_type"),
                row.getString("pay_sign"));
    }
}
