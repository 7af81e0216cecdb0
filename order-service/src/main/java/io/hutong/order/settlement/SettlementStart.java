package io.hutong.order.settlement;

import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OrderReaction;
import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.saga.SagaId;

/**
 * Starts the settlement of an order as soon as it may be: it is received, and nothing is open that
 * could still take money out of it. The last refund or after-sale that ends sets it going.
 */
final class SettlementStart implements OrderReaction {

    private final OrderSaga settleOrder;

    SettlementStart(OrderSaga settleOrder) {
        this.settleOrder = settleOrder;
    }

    @Override
    public void react(Sheet sheet, Order before, Order after, TraceParent cause) {
        SagaId saga = new SagaId(SettleOrder.NAME, after.id());
        if (isDue(after) && !sheet.unfinishedSagas(after.id()).contains(saga)) {
            sheet.start(settleOrder, after.id(), cause);
        }
    }

    static boolean isDue(Order order) {
        return order.status() == OrderStatus.RECEIVED && order.facts().settlement() == null
                && !order.isHeld() && order.refundable().isPositive();
    }
}
