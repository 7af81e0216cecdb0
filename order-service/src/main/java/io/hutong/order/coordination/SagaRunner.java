package io.hutong.order.coordination;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.MerchantReply;
import io.hutong.contracts.message.Reply;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaDefinitions;
import io.hutong.saga.SagaEngine;
import io.hutong.saga.SagaState;
import io.hutong.saga.Step;
import io.hutong.saga.table.Slowness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engine with the definitions of orders. */
public final class SagaRunner {

    private final SagaEngine<Order, OrderChange, Command, Reply> engine =
            new SagaEngine<>(Order::with);
    private final List<OrderSaga> sagas;
    private final Slowness slowness;
    private final SagaDefinitions<Order, OrderChange, Command, Reply> definitions;

    /**
     * @param askedAgain a saga that was asked for again more often than that is slow
     * @param late       so is one that its participant has not heard for longer than that
     */
    public SagaRunner(List<OrderSaga> sagas, int askedAgain, Duration late) {
        this.sagas = List.copyOf(sagas);
        this.slowness = new Slowness(askedAgain, late, stepsThatWaitForAPerson());
        this.definitions = new SagaDefinitions<>(
                sagas.stream().map(OrderSaga::definition).toList());
    }

    /** The definitions that this version can run. */
    public SagaDefinitions<Order, OrderChange, Command, Reply> definitions() {
        return definitions;
    }

    /** Which sagas are slow. */
    public Slowness slowness() {
        return slowness;
    }

    /** Names of the steps in which a saga waits for a person. */
    public Set<String> stepsThatWaitForAPerson() {
        return sagas.stream().flatMap(saga -> saga.definition().steps().stream())
                .filter(Step::waitsForPerson).map(Step::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who is asked in that step, by the topic of their commands: those who may answer it. */
    String askedIn(SagaDefinition<Order, OrderChange, Command, Reply> saga, String step) {
        return saga.repliesTo(step).stream().allMatch(MerchantReply.class::isAssignableFrom)
                ? Topics.MERCHANT_COMMANDS : Topics.PAYMENT_COMMANDS;
    }

    public Decision.Moved<Order, OrderChange, Command> start(
            SagaDefinition<Order, OrderChange, Command, Reply> saga, Order order, Instant now) {
        return start(saga, order.id(), order, now);
    }

    /** @param subject what it is about, where an order may have several of that kind */
    Decision.Moved<Order, OrderChange, Command> start(
            SagaDefinition<Order, OrderChange, Command, Reply> saga, String subject, Order order,
            Instant now) {
        return engine.start(saga, subject, order, now);
    }

    Decision<Order, OrderChange, Command> decide(
            SagaState state, Order order, Input<Reply> input, Instant now) {
        return engine.decide(definitions.of(state), state, order, input, now);
    }

    /** Whether a reply says that its step was not done, whatever the saga is at now. */
    boolean isDenied(SagaState state, Order order, Input.ReplyArrived<Reply> arrived) {
        return definitions.of(state).isDeniedBy(arrived.step().step(), order, arrived.reply());
    }

    /** What the public is told to be under way because of this saga. */
    @Nullable
    Pending pending(SagaState state) {
        if (state.isFinished()) {
            return null;
        }
        if (state.isParked()) {
            return Pending.PARKED;
        }
        if (state.phase() == Phase.BACKWARD) {
            return Pending.CANCELLING;
        }
        return sagas.stream().filter(saga -> saga.isOf(state)).findFirst()
                .map(OrderSaga::underWay).orElse(null);
    }
}
