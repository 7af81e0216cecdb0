package io.hutong.order.gift;

import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OverdueOrders;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.refund.Refunds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the money of gifts back that nobody has accepted in time. */
final class GiftWorker {

    private static final Logger log = LoggerFactory.getLogger(GiftWorker.class);
    private static final String BY = "gift-expiry";

    private final OverdueOrders overdue;
    private final Refunds refunds;

    GiftWorker(OverdueOrders overdue, Refunds refunds) {
        this.overdue = overdue;
        this.refunds = refunds;
    }

    void sweep() {
        int late = overdue.sweep(GiftTable.OVERDUE, this::expire);
        if (late > 0) {
            log.info("{} gifts were not accepted in time", late);
        }
    }

    /** Harmless where the recipient was faster: the order's status says so under its lock. */
    private void expire(Sheet sheet, Order order) {
        if (order.status() == OrderStatus.AWAITING_RECIPIENT && !order.isHeld()) {
            refunds.beginFull(
                    sheet, order, Reason.GIFT_NOT_ACCEPTED, BY, TraceParent.start());
        }
    }
}
