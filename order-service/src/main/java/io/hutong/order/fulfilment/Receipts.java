package io.hutong.order.fulfilment;

import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.web.problem.ProblemException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The goods have arrived, by the buyer's word or because the time for it is over. */
public final class Receipts {

    private static final Logger log = LoggerFactory.getLogger(Receipts.class);
    private static final int ROUND = 200;
    private static final int ROUNDS_MAX = 100;
    private static final String OVERDUE = """
            select order_id from orders
             where receipt_due_at is not null and receipt_due_at <= clock_timestamp()
               and status = 'SHIPPED'
             order by receipt_due_at limit ?""";

    private final JdbcTemplate jdbc;
    private final OrderChanges changes;

    Receipts(JdbcTemplate jdbc, OrderChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /**
     * Notes the receipt by the word of the buyer, or of who was given the goods. The settlement
     * follows from it.
     *
     * @return the order as it is then
     * @throws ProblemException 409 {@code ORDER_NOT_SHIPPED}
     */
    public Order confirm(Sheet sheet, Order order, TraceParent cause) {
        return switch (order.status()) {
            case SHIPPED -> receive(sheet, order.id(), true, cause);
            case RECEIVED, SETTLED, PARTLY_REFUNDED -> order;
            case PLACED, RESERVED, AWAITING_PAYMENT, PAID, AWAITING_RECIPIENT, REFUNDED,
                    CANCELLED, REJECTED -> throw ProblemException.conflict("ORDER_NOT_SHIPPED",
                            "The order is " + order.status()
                                    + "; only a shipped order can be received.");
        };
    }

    private static Order receive(
            Sheet sheet, String orderId, boolean confirmedByBuyer, TraceParent cause) {
        return sheet.change(orderId, new OrderChange.Received(confirmedByBuyer), cause);
    }

    /** Receives what has waited for the buyer's word long enough. */
    void sweep() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<String> overdue = jdbc.query(OVERDUE, (row, _) -> row.getString(1), ROUND);
            if (!overdue.isEmpty()) {
                changes.onOrders(overdue, sheet -> receiveAll(sheet, overdue));
                log.info("{} orders count as received without the buyer's word", overdue.size());
            }
            if (overdue.size() < ROUND) {
                return;
            }
        }
    }

    private void receiveAll(Sheet sheet, List<String> orderIds) {
        orderIds.forEach(id -> sheet.order(id)
                .filter(order -> order.status() == OrderStatus.SHIPPED && !order.isHeld())
                .ifPresent(_ -> receive(sheet, id, false, TraceParent.start())));
    }
}
