package io.hutong.order.coordination;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaState;
import io.hutong.saga.Step;
import org.jspecify.annotations.Nullable;

/**
 * A definition that this service runs; each feature that has one declares it as a bean.
 *
 * @param underWay what the public is told while it goes forward; null when the status says enough
 */
public record OrderSaga(
        SagaDefinition<Order, OrderChange, Command, Reply> definition, @Nullable Pending underWay) {

    /** Begins a definition about orders. */
    public static SagaDefinition.Builder<Order, OrderChange, Command, Reply> named(
            String name, int version) {
        return SagaDefinition.named(name, version);
    }

    public static Step.Builder<Order, OrderChange, Command, Reply> compensatable(String step) {
        return Step.compensatable(step);
    }

    public static Step.Builder<Order, OrderChange, Command, Reply> pivot(String step) {
        return Step.pivot(step);
    }

    public static Step.Builder<Order, OrderChange, Command, Reply> retriable(String step) {
        return Step.retriable(step);
    }

    boolean isOf(SagaState state) {
        return definition.name().equals(state.id().definition())
                && definition.version() == state.version();
    }
}
