package io.hutong.order.fulfilment.model;

import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.PersonDeadline;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param within how long a shipped order waits for the buyer's confirmation */
public record ReceiptDeadline(Duration within) implements PersonDeadline {

    @Override
    public @Nullable Instant of(Order order, Instant now) {
        return order.status() == OrderStatus.SHIPPED && !order.isHeld() ? now.plus(within) : null;
    }
}
