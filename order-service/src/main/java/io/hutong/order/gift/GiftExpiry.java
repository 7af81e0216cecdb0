package io.hutong.order.gift;

import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.refund.Refunds;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the money of gifts back that nobody has accepted in time. */
final class GiftExpiry {

    private static final Logger log = LoggerFactory.getLogger(GiftExpiry.class);
    private static final int ROUND = 200;
    private static final int ROUNDS_MAX = 100;
    private static final String BY = "gift-expiry";

    private final GiftStore store;
    private final OrderChanges changes;
    private final Refunds refunds;

    GiftExpiry(GiftStore store, OrderChanges changes, Refunds refunds) {
        this.store = store;
        this.changes = changes;
        this.refunds = refunds;
    }

    void sweep() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<String> overdue = store.overdue(ROUND);
            if (!overdue.isEmpty()) {
                changes.onOrders(overdue, sheet -> overdue.forEach(id -> expire(sheet, id)));
                log.info("{} gifts were not accepted in time", overdue.size());
            }
            if (overdue.size() < ROUND) {
                return;
            }
        }
    }

    /** Harmless where the recipient was faster: the order's status says so under its lock. */
    private void expire(Sheet sheet, String orderId) {
        sheet.order(orderId)
                .filter(order -> order.status() == OrderStatus.AWAITING_RECIPIENT
                        && !order.isHeld())
                .ifPresent(order -> refunds.beginFull(sheet, order, Reason.GIFT_NOT_ACCEPTED, BY,
                        TraceParent.start()));
    }
}
