package io.hutong.order.coordination;

import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.order.saga.SagaDefinition;
import io.hutong.order.saga.SagaState;
import org.jspecify.annotations.Nullable;

/**
 * A definition that this service runs; each feature that has one declares it as a bean.
 *
 * @param underWay what the public is told while it goes forward; null when the status says enough
 */
public record OrderSaga(
        SagaDefinition<Order, OrderChange> definition, @Nullable Pending underWay) {

    boolean isOf(SagaState state) {
        return definition.name().equals(state.definition())
                && definition.version() == state.version();
    }
}
