package io.hutong.order.lifecycle;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.AfterSaleHistory;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.lifecycle.model.Cashier;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Payment;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.order.lifecycle.model.Quote;
import io.hutong.order.lifecycle.model.RefundHistory;
import io.hutong.order.lifecycle.model.Settlement;
import io.hutong.order.lifecycle.model.Shipment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Orders to and from their rows. What a column holds as JSON is a record of its own. */
public final class OrderRows {

    /** Columns of an order, from a table that is called {@code o}. */
    public static final String ORDER = """
            o.order_id, o.buyer_id, o.placed_at, o.cart, o.status, o.pending, o.reason, o.version,
            o.quote, o.cashier, o.payment, o.shipments, o.settlement, o.refunds,
            o.after_sales""";

    private OrderRows() {
    }

    public static Order order(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Order(row.getString("order_id"), row.getString("buyer_id"),
                Sql.instant(row, "placed_at"), require(row, "cart", CartRow.class).model(),
                OrderStatus.valueOf(row.getString("status")), row.getInt("version"),
                reason == null ? null : Reason.valueOf(reason), facts(row));
    }

    public static @Nullable Pending pending(ResultSet row) throws SQLException {
        String pending = row.getString("pending");
        return pending == null ? null : Pending.valueOf(pending);
    }

    private static Order.Facts facts(ResultSet row) throws SQLException {
        return new Order.Facts(optional(row, "quote", QuoteRow.class, QuoteRow::model),
                optional(row, "cashier", CashierRow.class, CashierRow::model),
                optional(row, "payment", PaymentRow.class, PaymentRow::model),
                List.of(require(row, "shipments", ShipmentRow[].class)).stream()
                        .map(ShipmentRow::model).toList(),
                optional(row, "settlement", SettlementRow.class, SettlementRow::model),
                require(row, "refunds", RefundsRow.class).model(),
                require(row, "after_sales", AfterSalesRow.class).model());
    }

    private static <T> T require(ResultSet row, String column, Class<T> type) throws SQLException {
        return RowJson.mapper().readValue(row.getString(column), type);
    }

    private static <T, M> @Nullable M optional(
            ResultSet row, String column, Class<T> type, Function<T, M> model)
            throws SQLException {
        String json = row.getString(column);
        return json == null ? null : model.apply(RowJson.mapper().readValue(json, type));
    }

    public static String json(Cart cart) {
        return json(CartRow.of(cart));
    }

    public static String json(Quote quote) {
        return json(QuoteRow.of(quote));
    }

    public static String json(Cashier cashier) {
        return json(CashierRow.of(cashier));
    }

    public static String json(Payment payment) {
        return json(PaymentRow.of(payment));
    }

    public static String json(List<Shipment> shipments) {
        return json((Object) shipments.stream().map(ShipmentRow::of).toList());
    }

    public static String json(Settlement settlement) {
        return json(SettlementRow.of(settlement));
    }

    public static String json(RefundHistory refunds) {
        return json(RefundsRow.of(refunds));
    }

    public static String json(AfterSaleHistory afterSales) {
        return json(AfterSalesRow.of(afterSales));
    }

    private static String json(Object row) {
        return RowJson.mapper().writeValueAsString(row);
    }
}
