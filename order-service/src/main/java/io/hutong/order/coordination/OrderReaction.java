package io.hutong.order.coordination;

import io.hutong.messaging.TraceParent;
import io.hutong.order.lifecycle.model.Order;

/**
 * What follows from an order's having changed, whoever changed it: asked once per changed order,
 * in the transaction that changes it, before anything is written.
 */
@FunctionalInterface
public interface OrderReaction {

    /**
     * @param sheet may be changed further; what a reaction changes is not reacted to again
     * @param cause of the last change
     */
    void react(Sheet sheet, Order before, Order after, TraceParent cause);
}
