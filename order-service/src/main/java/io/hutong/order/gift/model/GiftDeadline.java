package io.hutong.order.gift.model;

import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.PersonDeadline;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param within how long a paid gift waits for its recipient */
public record GiftDeadline(Duration within) implements PersonDeadline {

    @Override
    public @Nullable Instant of(Order order, Instant now) {
        return order.status() == OrderStatus.AWAITING_RECIPIENT && !order.isHeld()
                ? now.plus(within) : null;
    }
}
