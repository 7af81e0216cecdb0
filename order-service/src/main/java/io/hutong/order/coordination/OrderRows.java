package io.hutong.order.coordination;

import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.TraceParent;
import io.hutong.order.lifecycle.AfterSaleHistory;
import io.hutong.order.lifecycle.Cart;
import io.hutong.order.lifecycle.Cashier;
import io.hutong.order.lifecycle.Order;
import io.hutong.order.lifecycle.OrderStatus;
import io.hutong.order.lifecycle.Payment;
import io.hutong.order.lifecycle.Pending;
import io.hutong.order.lifecycle.Quote;
import io.hutong.order.lifecycle.RefundHistory;
import io.hutong.order.lifecycle.Settlement;
import io.hutong.order.lifecycle.Shipment;
import io.hutong.order.saga.Phase;
import io.hutong.order.saga.SagaState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads rows of {@code orders} and {@code sagas}. */
public final class OrderRows {

    /** Columns of an order, from a table that is called {@code o}. */
    public static final String ORDER = """
            o.order_id, o.buyer_id, o.placed_at, o.cart, o.status, o.pending, o.reason, o.version,
            o.quote, o.cashier, o.payment, o.shipments, o.settlement, o.refunds,
            o.after_sales""";

    /** Columns of a saga without its journal, from a table that is called {@code s}. */
    public static final String SAGA =
            """
            s.saga_id, s.order_id as saga_order_id, s.definition, s.version as saga_version,
            s.phase, s.step, s.attempt, s.tries, s.deadline, s.reason as saga_reason, s.parked, s.trace""";

    private static final TypeReference<List<Shipment>> SHIPMENTS = new TypeReference<>() {};

    private OrderRows() {
    }

    public static Order order(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Order(row.getString("order_id"), row.getString("buyer_id"),
                requireInstant(row, "placed_at"), require(row, "cart", Cart.class),
                OrderStatus.valueOf(row.getString("status")), row.getInt("version"),
                reason == null ? null : Reason.valueOf(reason), facts(row));
    }

    public static @Nullable Pending pending(ResultSet row) throws SQLException {
        String pending = row.getString("pending");
        return pending == null ? null : Pending.valueOf(pending);
    }

    public static SagaState saga(ResultSet row) throws SQLException {
        return new SagaState(row.getString("saga_id"), row.getString("definition"),
                row.getInt("saga_version"), Phase.valueOf(row.getString("phase")),
                row.getString("step"), row.getInt("attempt"), row.getInt("tries"),
                instant(row, "deadline"), row.getString("saga_reason"), row.getString("parked"));
    }

    static SagaRow sagaRow(ResultSet row) throws SQLException {
        return new SagaRow(saga(row), row.getString("saga_order_id"),
                TraceParent.of(row.getString("trace")), row.getInt("journal_size"), List.of(),
                Set.of((String[]) row.getArray("skipped").getArray()),
                instant(row, "late_since"));
    }

    static Instant requireInstant(ResultSet row, String column) throws SQLException {
        Instant instant = instant(row, column);
        if (instant == null) {
            throw new SQLException(column + " is null");
        }
        return instant;
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Order.Facts facts(ResultSet row) throws SQLException {
        return new Order.Facts(optional(row, "quote", Quote.class),
                optional(row, "cashier", Cashier.class),
                optional(row, "payment", Payment.class),
                RowJson.mapper().readValue(row.getString("shipments"), SHIPMENTS),
                optional(row, "settlement", Settlement.class),
                require(row, "refunds", RefundHistory.class),
                require(row, "after_sales", AfterSaleHistory.class));
    }

    private static <T> T require(ResultSet row, String column, Class<T> type) throws SQLException {
        return RowJson.mapper().readValue(row.getString(column), type);
    }

    private static <T> @Nullable T optional(ResultSet row, String column, Class<T> type)
            throws SQLException {
        String json = row.getString(column);
        return json == null ? null : RowJson.mapper().readValue(json, type);
    }
}
