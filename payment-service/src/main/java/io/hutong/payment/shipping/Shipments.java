package io.hutong.payment.shipping;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.shipping.model.ShippingInfo;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedTable;
import io.hutong.work.LeasedUpdate;
import io.hutong.work.Wakes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of parcels. */
public class Shipments {

    private static final String INSERT = """
            insert into shipping (order_id, part, carrier, tracking_no, shipped_at, state, due_at)
            select s.order_id, s.part, n.carrier, n.tracking_no, n.shipped_at, 'WAITING', now()
            from unnest(?, ?, ?, ?, ?) as n (order_id, merchant_id, carrier, tracking_no,
                shipped_at)
            join sub_payment s on s.order_id = n.order_id
                and (n.merchant_id is null or s.merchant_id = n.merchant_id)
            where s.transaction_id is not null
            order by s.order_id, s.part
            on conflict (order_id, part) do nothing""";
    private static final String RECEIVED = """
            with open as (
                select x.order_id, x.part, n.received_at from shipping x
                join unnest(?, ?) as n (order_id, received_at) using (order_id)
                where x.received_at is null
                order by x.order_id, x.part for update of x)
            update shipping x set received_at = open.received_at, tries = 0,
                due_at = case when x.owner is null then least(x.due_at, now()) else x.due_at end
            from open where x.order_id = open.order_id and x.part = open.part""";
    private static final LeasedTable TABLE = LeasedTable.of("shipping", "order_id", "part")
            .open("x.state in ('WAITING', 'UPLOADED', 'REFUSED')").reading("""
                    select x.*, s.transaction_id, s.description, p.mini_program
                    from %s x join sub_payment s using (order_id, part)
                        join payment p using (order_id)""");
    private static final String HOLDING = """
            select order_id, part, state from shipping where order_id = any(?)
            order by order_id, part for update""";
    private static final LeasedUpdate<Change> UPDATE = LeasedUpdate
            .<Change>of(TABLE, Change::dueIn).text("order_id", c -> c.key().orderId())
            .number("part", c -> c.key().part()).text("state", c -> c.result().next().name())
            .number("tries", c -> c.result().tries())
            .flag("reminded", c -> c.result().reminded());

    private final JdbcTemplate jdbc;
    private final PlatformIdentity platform;
    private final LeasedRows<Shipment> rows;

    Shipments(JdbcTemplate jdbc, PlatformIdentity platform, Wakes wakes) {
        this.jdbc = jdbc;
        this.platform = platform;
        this.rows = new LeasedRows<>(TABLE, new LeasedRows.Mapping<>((row, n) -> read(row),
                one -> List.of(one.key().orderId(), one.key().part()),
                one -> one.progress().lease(), one -> one.key().orderId()), jdbc, wakes);
    }

    /** @param merchantId absent: every part of the order */
    record Shipped(
            String orderId, @Nullable String merchantId, String carrier,
            String trackingNo, Instant at) {
    }

    record Received(String orderId, Instant at) {
    }

    record Change(ShipmentResult result, Duration delay) {

        PartKey key() {
            return result.shipment().key();
        }

        @Nullable
        Duration dueIn() {
            return result.next().isOpen() ? delay : null;
        }
    }

    LeasedRows<Shipment> rows() {
        return rows;
    }

    void insert(List<Shipped> shipped) {
        if (!shipped.isEmpty()) {
            jdbc.update(INSERT, Columns.of(shipped).text(Shipped::orderId)
                    .text(Shipped::merchantId).text(Shipped::carrier).text(Shipped::trackingNo)
                    .time(Shipped::at));
            rows.wake();
        }
    }

    void received(List<Received> receipts) {
        if (!receipts.isEmpty()) {
            jdbc.update(RECEIVED, Columns.of(receipts).text(Received::orderId)
                    .time(Received::at));
            rows.wake();
        }
    }

    /**
     * The parts whose division has to wait. Their rows stay locked until the transaction ends, so
     * that a release cannot slip in between.
     */
    public Set<PartKey> holding(Collection<String> orderIds) {
        Set<PartKey> found = new HashSet<>();
        jdbc.query(HOLDING, Sql.texts(orderIds), row -> {
            if (Shipment.State.valueOf(row.getString("state")).holds()) {
                found.add(new PartKey(row.getString("order_id"), row.getInt("part")));
            }
        });
        return found;
    }

    Map<PartKey, Shipment> lock(Collection<String> orderIds) {
        Map<PartKey, Shipment> found = new LinkedHashMap<>();
        rows.lock("order_id", orderIds).forEach(one -> found.put(one.key(), one));
        return found;
    }

    void update(List<Change> changes) {
        rows.write(UPDATE, changes);
    }

    private Shipment read(ResultSet row) throws SQLException {
        return new Shipment(new PartKey(row.getString("order_id"), row.getInt("part")),
                Shipment.State.valueOf(row.getString("state")),
                new ShippingInfo.Parcel(row.getString("carrier"), row.getString("tracking_no"),
                        row.getString("description"), Sql.instant(row, "shipped_at")),
                new Shipment.Trade(platform.appidOf(row.getString("mini_program")),
                        row.getString("transaction_id")),
                new Shipment.Progress(Sql.instantOrNull(row, "received_at"),
                        row.getBoolean("reminded"), row.getInt("tries"),
                        Lease.of(row)));
    }
}
