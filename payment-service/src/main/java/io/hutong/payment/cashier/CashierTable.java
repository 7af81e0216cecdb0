package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedTable;
import io.hutong.work.LeasedUpdate;
import io.hutong.work.Wakes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of orders at the cashier. Leases are given and ended by the database's clock. */
class CashierTable {

    private static final String INSERT = """
            insert into cashier_order (number, order_id, state, appid, expires_at, due_at)
            select number, order_id, 'OPENING', appid, now() + open_ms * interval '1 ms', now()
            from unnest(?, ?, ?, ?) as n (number, order_id, appid, open_ms)""";
    /**
     * A claim closes what nobody has paid in time, and counts the try beforehand: what was perhaps
     * asked of the channel is never taken for unsent.
     */
    private static final LeasedTable TABLE = LeasedTable.of("cashier_order", "number")
            .open("x.state in ('OPENING', 'OPEN', 'CLOSING', 'RECHECKING')")
            .claiming("", "x.state = 'OPEN' and x.expires_at <= now() as over", """
                    state = case when due.over then 'CLOSING' else x.state end,
                    tries = 1 + case when due.over then 0 else x.tries end""")
            .hintedAnew("x.state in ('OPEN', 'CLOSING', 'CLOSED')",
                    "state = case when x.state = 'CLOSED' then 'RECHECKING' else x.state end");
    private static final LeasedUpdate<CashierChange> UPDATE = LeasedUpdate
            .<CashierChange>of(TABLE, c -> c.state().isOpen() ? c.dueIn() : null)
            .text("number", CashierChange::number).text("state", c -> c.state().name())
            .number("tries", CashierChange::tries).text("code", CashierChange::code)
            .textIfAny("time_stamp", given(CashierOpened.Request::timeStamp))
            .textIfAny("nonce", given(CashierOpened.Request::nonceStr))
            .textIfAny("prepay_id", given(CashierOpened.Request::prepayId))
            .textIfAny("sign_type", given(CashierOpened.Request::signType))
            .textIfAny("pay_sign", given(CashierOpened.Request::paySign))
            .derived("ended_at", "case when n.state in ('PAID', 'CLOSED', 'REFUSED', 'CANCELLED')"
                    + " then now() end");
    private static final String EXISTS =
            "select exists (select 1 from cashier_order where number = ?)";

    private final JdbcTemplate jdbc;
    private final PlatformIdentity platform;
    private final LeasedRows<CashierOrder> rows;

    CashierTable(JdbcTemplate jdbc, PlatformIdentity platform, Wakes wakes) {
        this.jdbc = jdbc;
        this.platform = platform;
        this.rows = new LeasedRows<>(TABLE, LeasedRows.Mapping.numbered((row, n) -> read(row),
                CashierOrder::number, CashierOrder::lease, CashierOrder::orderId), jdbc, wakes);
    }

    LeasedRows<CashierOrder> rows() {
        return rows;
    }

    void insert(Collection<NewCashier> cashiers, Duration openFor) {
        jdbc.update(INSERT, Columns.of(cashiers).text(NewCashier::number)
                .text(NewCashier::orderId).text(c -> platform.appidOf(c.miniProgram()))
                .bigNumber(c -> openFor.toMillis()));
        rows.wake();
    }

    /** The last of each order, by order. Call it with the payments locked. */
    Map<String, CashierOrder> lockOfOrders(Collection<String> orderIds) {
        Map<String, CashierOrder> found = new LinkedHashMap<>();
        rows.lock("order_id", orderIds).forEach(order -> found.put(order.orderId(), order));
        return found;
    }

    void update(Collection<CashierChange> changes) {
        rows.write(UPDATE, changes);
    }

    private static Function<CashierChange, @Nullable String> given(
            Function<CashierOpened.Request, String> what) {
        return change -> change.opened() == null ? null : what.apply(change.opened());
    }

    boolean exists(String number) {
        return Boolean.TRUE.equals(jdbc.queryForObject(EXISTS, Boolean.class, number));
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
