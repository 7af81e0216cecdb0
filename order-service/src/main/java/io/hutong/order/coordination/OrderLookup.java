package io.hutong.order.coordination;

import io.hutong.order.lifecycle.OrderRows;
import io.hutong.order.lifecycle.model.Order;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads one order without locking it. */
public final class OrderLookup {

    private static final String BY_ID =
            "select " + OrderRows.ORDER + " from orders o where o.order_id = ?";

    private final JdbcTemplate jdbc;

    OrderLookup(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Order> find(String orderId) {
        return jdbc.query(BY_ID, (row, _) -> OrderRows.order(row), orderId).stream().findFirst();
    }
}
