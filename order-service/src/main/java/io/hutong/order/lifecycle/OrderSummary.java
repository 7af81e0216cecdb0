package io.hutong.order.lifecycle;

import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;

/** Answer to a request that has changed an order. */
public record OrderSummary(String orderId, OrderStatus status) {

    public static OrderSummary of(Order order) {
        return new OrderSummary(order.id(), order.status());
    }
}
