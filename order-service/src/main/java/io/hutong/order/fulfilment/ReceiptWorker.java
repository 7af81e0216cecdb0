package io.hutong.order.fulfilment;

import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OverdueOrders;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives what has waited for the buyer's word long enough. */
final class ReceiptWorker {

    private static final Logger log = LoggerFactory.getLogger(ReceiptWorker.class);
    private static final String OVERDUE = """
            select order_id from orders
             where receipt_due_at is not null and receipt_due_at <= clock_timestamp()
               and status = 'SHIPPED'
             order by receipt_due_at limit ?""";

    private final OverdueOrders overdue;

    ReceiptWorker(OverdueOrders overdue) {
        this.overdue = overdue;
    }

    void sweep() {
        int late = overdue.sweep(OVERDUE, ReceiptWorker::receive);
        if (late > 0) {
            log.info("{} orders count as received without the buyer's word", late);
        }
    }

    private static void receive(Sheet sheet, Order order) {
        if (order.status() == OrderStatus.SHIPPED && !order.isHeld()) {
            Receipts.receive(sheet, order.id(), false, TraceParent.start());
        }
    }
}
