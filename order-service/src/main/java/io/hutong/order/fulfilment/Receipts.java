package io.hutong.order.fulfilment;

import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.web.problem.ProblemException;

/** The goods have arrived, by the buyer's word or because the time for it is over. */
public final class Receipts {

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

    static Order receive(
            Sheet sheet, String orderId, boolean confirmedByBuyer, TraceParent cause) {
        return sheet.change(orderId, new OrderChange.Received(confirmedByBuyer), cause);
    }
}
