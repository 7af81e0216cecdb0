package io.hutong.order.view;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.order.access.OrderAccess;
import io.hutong.order.lifecycle.OrderRows;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.saga.table.SagaTable;
import io.hutong.web.access.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads orders for those who may see them. */
final class ViewTable {

    /** A page that filters by status looks at this many orders and then gives a cursor back. */
    private static final int LOOKS_AT = 1_000;
    private static final String NO_CURSOR = "~";

    private static final String BY_ID =
            "select o.receipt_due_at, " + OrderRows.ORDER
                    + " from orders o where o.order_id = any (?) order by o.order_id desc";
    private static final String OF_BUYER = """
            select order_id, status from orders
             where buyer_id = ? and order_id < ? order by order_id desc limit ?""";
    private static final String OF_MERCHANT = """
            select order_id, status from order_merchants join orders using (order_id)
             where merchant_id = ? and order_id < ? order by order_id desc limit ?""";
    private static final String OF_ALL = """
            select order_id, status from orders
             where order_id < ? order by order_id desc limit ?""";

    private final JdbcTemplate jdbc;
    private final SagaTable sagas;

    ViewTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.sagas = new SagaTable(jdbc);
    }

    /** @param next where the next page begins, null when there is none */
    record Page(List<StoredOrder> orders, @Nullable String next) {
    }

    private record Hit(String orderId, OrderStatus status) {
    }

    /** Empty when it does not exist or is not the caller's. */
    Optional<StoredOrder> find(String orderId, Caller caller) {
        return load(List.of(orderId)).stream()
                .filter(stored -> OrderAccess.maySee(stored.order(), caller)).findFirst();
    }

    Page list(Caller caller, @Nullable OrderStatus status, int limit, @Nullable String cursor) {
        int window = status == null ? limit + 1 : LOOKS_AT;
        List<Hit> seen = hits(caller, cursor == null ? NO_CURSOR : cursor, window);
        List<String> matching = seen.stream()
                .filter(hit -> status == null || hit.status() == status)
                .map(Hit::orderId).toList();
        if (matching.size() > limit) {
            List<String> page = matching.subList(0, limit);
            return new Page(load(page), page.getLast());
        }
        String next = seen.size() == window && status != null ? seen.getLast().orderId() : null;
        return new Page(load(matching), next);
    }

    List<SagaTable.History> sagas(String orderId) {
        return sagas.ofOrder(orderId);
    }

    private List<Hit> hits(Caller caller, String before, int limit) {
        if (caller.isOperator()) {
            return jdbc.query(OF_ALL, (row, _) -> hit(row), before, limit);
        }
        if (caller.isMerchant() && caller.merchantId() != null) {
            return jdbc.query(OF_MERCHANT, (row, _) -> hit(row),
                    caller.merchantId(), before, limit);
        }
        return jdbc.query(OF_BUYER, (row, _) -> hit(row), caller.subject(), before, limit);
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(row.getString("order_id"), OrderStatus.valueOf(row.getString("status")));
    }

    private List<StoredOrder> load(List<String> ids) {
        List<StoredOrder> found = new ArrayList<>();
        jdbc.query(BY_ID, Sql.texts(ids),
                row -> {
                    found.add(new StoredOrder(OrderRows.order(row), OrderRows.pending(row),
                            Sql.instantOrNull(row, "receipt_due_at")));
                });
        return found;
    }
}
