package io.hutong.payment.shipping;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.shipping.model.ShippingInfo;
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
import org.springframework.stereotype.Component;

/** The rows of parcels. */
@Component
public class Shipments {

    private static final String OPEN = "('WAITING', 'UPLOADED', 'REFUSED')";
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
    private static final String JOINED = """
            select x.*, s.transaction_id, s.description, p.mini_program
            from %s x join sub_payment s using (order_id, part) join payment p using (order_id)
            """;
    private static final String CLAIM = """
            with due as (
                select order_id, part from shipping
                where state in\s""" + OPEN + """
                 and due_at <= now()
                order by due_at limit ? for update skip locked),
            leased as (
                update shipping x set owner = ?, due_at = now() + ? * interval '1 ms'
                from due where x.order_id = due.order_id and x.part = due.part returning x.*)
            """ + JOINED.formatted("leased");
    private static final String LOCK = JOINED.formatted("shipping") + """
            where x.order_id = any(?) order by x.order_id, x.part for update of x""";
    private static final String HOLDING = """
            select order_id, part, state from shipping where order_id = any(?)
            order by order_id, part for update""";
    private static final String UPDATE = """
            update shipping x set state = n.state, tries = n.tries, reminded = n.reminded,
                owner = null, due_at = now() + n.due_ms * interval '1 ms'
            from unnest(?, ?, ?, ?, ?, ?) as n (order_id, part, state, tries, reminded, due_ms)
            where x.order_id = n.order_id and x.part = n.part""";
    private static final String RECOVER = """
            update shipping set due_at = now() where owner = ? and due_at > now()
                and state in\s""" + OPEN;

    private final JdbcTemplate jdbc;
    private final PlatformIdentity platform;

    Shipments(JdbcTemplate jdbc, PlatformIdentity platform) {
        this.jdbc = jdbc;
        this.platform = platform;
    }

    /** @param merchantId absent: every part of the order */
    record Shipped(
            String orderId, @Nullable String merchantId, String carrier,
            String trackingNo, Instant at) {
    }

    record Received(String orderId, Instant at) {
    }

    record Change(ShipmentResult result, Duration dueIn) {
    }

    void insert(List<Shipped> shipped) {
        if (!shipped.isEmpty()) {
            jdbc.update(INSERT, Columns.of(shipped).text(Shipped::orderId)
                    .text(Shipped::merchantId).text(Shipped::carrier).text(Shipped::trackingNo)
                    .time(Shipped::at));
        }
    }

    void received(List<Received> receipts) {
        if (!receipts.isEmpty()) {
            jdbc.update(RECEIVED, Columns.of(receipts).text(Received::orderId)
                    .time(Received::at));
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

    List<Shipment> claim(int limit, String owner, Duration lease) {
        return jdbc.query(CLAIM, (row, n) -> read(row), limit, owner, lease.toMillis());
    }

    void recover(String owner) {
        jdbc.update(RECOVER, owner);
    }

    Map<PartKey, Shipment> lock(Collection<String> orderIds) {
        Map<PartKey, Shipment> found = new LinkedHashMap<>();
        jdbc.query(LOCK, Sql.texts(orderIds), (row, n) -> read(row))
                .forEach(shipment -> found.put(shipment.key(), shipment));
        return found;
    }

    void update(List<Change> changes) {
        if (!changes.isEmpty()) {
            jdbc.update(UPDATE, Columns.of(changes)
                    .text(c -> c.result().shipment().key().orderId())
                    .number(c -> c.result().shipment().key().part())
                    .text(c -> c.result().next().name()).number(c -> c.result().tries())
                    .flag(c -> c.result().reminded()).bigNumber(c -> c.dueIn().toMillis()));
        }
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
