package io.hutong.order.coordination;

import io.hutong.order.lifecycle.model.Order;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders whose time is over: a round after the other, each round under its orders' locks. */
public final class OverdueOrders {

    private static final int ROUND = 200;
    private static final int ROUNDS_MAX = 100;

    private final JdbcTemplate jdbc;
    private final OrderChanges changes;

    OverdueOrders(JdbcTemplate jdbc, OrderChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /**
     * @param query selects ids, at most as many as its only mark says
     * @param work  decides again: until the lock was there, others may have been faster
     * @return how many were found
     */
    public int sweep(String query, BiConsumer<Sheet, Order> work) {
        int found = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<String> ids = jdbc.query(query, (row, _) -> row.getString(1), ROUND);
            if (!ids.isEmpty()) {
                changes.onOrders(ids, sheet -> ids.forEach(id -> sheet.order(id)
                        .ifPresent(order -> work.accept(sheet, order))));
            }
            found += ids.size();
            if (ids.size() < ROUND) {
                break;
            }
        }
        return found;
    }
}
