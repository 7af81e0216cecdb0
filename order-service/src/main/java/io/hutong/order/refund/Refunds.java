package io.hutong.order.refund;

import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.refund.model.RefundPlan;
import java.util.Optional;

/**
 * The way in for every feature that gives money back: claims it on the order, whose row the sheet
 * has locked, and starts the saga. Nothing of it happens unless the sheet's transaction commits.
 */
public final class Refunds {

    private final OrderSaga refundOrder;

    Refunds(OrderSaga refundOrder) {
        this.refundOrder = refundOrder;
    }

    /**
     * Begins a refund that was decided to be allowed.
     *
     * @throws IllegalStateException when it is more than the order still holds
     */
    public Refund begin(Sheet sheet, String orderId, Refund.Ask ask, TraceParent cause) {
        Order after = sheet.change(orderId, new OrderChange.RefundBegun(ask), cause);
        Refund refund = after.refunds().all().getLast();
        sheet.start(refundOrder, refund.refundId(), orderId, cause);
        return refund;
    }

    /**
     * Gives back everything that the order still holds, and its goods where they have not left.
     *
     * @param because becomes the order's reason
     * @param by      who or what wants it, for people
     * @return empty when nothing is left to give back
     */
    public Optional<Refund> beginFull(
            Sheet sheet, Order order, Reason because, String by, TraceParent cause) {
        return RefundPlan.everything(order, because, by, sheet.now())
                .map(ask -> begin(sheet, order.id(), ask, cause));
    }
}
