package io.hutong.order.coordination;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.PaymentCommand;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.StepContradicted;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.money.Money;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import io.hutong.order.lifecycle.OrderMessages;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.saga.Ask;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.SagaId;
import io.hutong.saga.SagaState;
import io.hutong.saga.table.SagaRow;
import io.hutong.web.audit.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The orders and sagas of one transaction, decided one after the other in memory, so that each row
 * is written once however many messages concern it. The rows behind it are locked.
 */
public final class Sheet {

    /** Late replies are worth knowing, but never more of them than a person would read. */
    private static final int STALE_ENTRIES_UP_TO = 100;

    private static final List<Pending> TELLING = List.of(
            Pending.SETTLING, Pending.REFUNDING, Pending.CANCELLING, Pending.PARKED);

    private final SagaRunner runner;
    private final Instant now;
    private final Map<String, Order> before = new LinkedHashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<SagaId, SagaRow> sagas = new LinkedHashMap<>();
    private final Map<String, @Nullable Pending> pending = new LinkedHashMap<>();
    private final Map<String, TraceParent> causes = new LinkedHashMap<>();
    private final Set<String> touchedOrders = new LinkedHashSet<>();
    private final Set<SagaId> touchedSagas = new LinkedHashSet<>();
    private final Set<SagaId> newSagas = new LinkedHashSet<>();
    private final List<OutgoingMessage> messages = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();

    Sheet(SagaRunner runner, Locked locked) {
        this.runner = runner;
        this.now = locked.now();
        locked.orders().forEach(order -> {
            before.put(order.id(), order);
            orders.put(order.id(), order);
        });
        locked.sagas().forEach(saga -> sagas.put(saga.state().id(), saga));
    }

    /** What was read under lock, with the database's time. */
    record Locked(Instant now, List<Order> orders, List<SagaRow> sagas) {
    }

    /** The database's time when the rows were locked. */
    public Instant now() {
        return now;
    }

    public Optional<Order> order(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    Optional<SagaRow> saga(SagaId sagaId) {
        return Optional.ofNullable(sagas.get(sagaId));
    }

    /** The sagas of an order that have not ended. */
    public List<SagaId> unfinishedSagas(String orderId) {
        return sagas.values().stream()
                .filter(saga -> saga.orderId().equals(orderId) && !saga.state().isFinished())
                .map(saga -> saga.state().id()).toList();
    }

    /** Says who is behind the changes of this sheet; without any, nothing was done. */
    public void note(Act act) {
        acts.add(act);
    }

    /** Lets an input move a saga of this sheet. */
    public Decision<Order, OrderChange, Command> apply(SagaId sagaId, Input<Reply> input,
            TraceParent cause) {
        SagaRow saga = required(sagas, sagaId);
        Order order = required(orders, saga.orderId());
        Decision<Order, OrderChange, Command> decision =
                runner.decide(saga.state(), order, judged(input, saga), now);
        switch (decision) {
            case Decision.Moved<Order, OrderChange, Command> moved -> take(saga, moved, cause);
            case Decision.Stale<Order, OrderChange, Command> stale ->
                    remember(saga, stale, input, cause);
            case Decision.Refused<Order, OrderChange, Command> _ -> {}
        }
        return decision;
    }

    /** A person may decide about what is slow, which only its row tells. */
    private Input<Reply> judged(Input<Reply> input, SagaRow saga) {
        return input instanceof Input.Operator<Reply> operator
                ? operator.about(runner.slowness().isSlow(saga, now)) : input;
    }

    /** Changes an order directly and tells others of it. */
    public Order change(String orderId, OrderChange change, TraceParent cause) {
        Order next = required(orders, orderId).with(change);
        orders.put(orderId, next);
        touchedOrders.add(orderId);
        causes.put(orderId, cause);
        for (OrderEvent event : OrderMessages.events(next, change)) {
            messages.add(OutgoingMessage.event(Topics.ORDER_EVENTS, event, cause));
        }
        return next;
    }

    /** Starts a saga on an order of this sheet. */
    public void start(OrderSaga saga, String orderId, TraceParent cause) {
        start(saga, orderId, orderId, cause);
    }

    /** @param subject what the saga is about, where an order may have several of that kind */
    public void start(OrderSaga saga, String subject, String orderId, TraceParent cause) {
        Order order = required(orders, orderId);
        Decision.Moved<Order, OrderChange, Command> moved =
                runner.start(saga.definition(), subject, order, now);
        newSagas.add(moved.state().id());
        take(SagaRow.fresh(moved.state(), orderId, cause, List.of()), moved, cause);
    }

    private void take(
            SagaRow saga, Decision.Moved<Order, OrderChange, Command> moved, TraceParent cause) {
        moved.changes().forEach(change -> change(saga.orderId(), change, cause));
        moved.commands().forEach(ask -> messages.add(command(ask, cause)));
        Pending was = pendingOf(saga.orderId());
        SagaRow next = saga.moved(moved.state(), moved.journal());
        sagas.put(next.state().id(), next);
        touchedSagas.add(next.state().id());
        Pending now = pendingOf(saga.orderId());
        if (now != was || newSagas.contains(next.state().id())) {
            pending.put(saga.orderId(), now);
            touchedOrders.add(saga.orderId());
        }
    }

    /** The most telling of what is under way; an order may have several sagas at a time. */
    private @Nullable Pending pendingOf(String orderId) {
        return sagas.values().stream().filter(saga -> saga.orderId().equals(orderId))
                .map(saga -> runner.pending(saga.state())).filter(Objects::nonNull)
                .max(Comparator.comparingInt(TELLING::indexOf)).orElse(null);
    }

    /** Lets the reactions see every order that has changed. */
    void react(List<OrderReaction> reactions) {
        for (Map.Entry<String, TraceParent> changed : List.copyOf(causes.entrySet())) {
            String id = changed.getKey();
            reactions.forEach(reaction -> reaction.react(
                    this, required(before, id), required(orders, id), changed.getValue()));
        }
    }

    private void remember(SagaRow saga, Decision.Stale<Order, OrderChange, Command> stale,
            Input<Reply> input,
            TraceParent cause) {
        if (saga.entries() < STALE_ENTRIES_UP_TO) {
            sagas.put(saga.state().id(), saga.moved(saga.state(), List.of(stale.entry())));
            touchedSagas.add(saga.state().id());
            contradiction(saga, input).ifPresent(event -> messages.add(
                    OutgoingMessage.event(Topics.ORDER_EVENTS, event, cause)));
        }
    }

    /** What a person has vouched for, and its participant denies. The order stays as it is. */
    private Optional<OrderEvent> contradiction(
            SagaRow saga, Input<Reply> input) {
        Order order = required(orders, saga.orderId());
        return input instanceof Input.ReplyArrived<Reply> arrived
                && saga.skipped().contains(arrived.step().step())
                && runner.isDenied(saga.state(), order, arrived)
                        ? Optional.of(new StepContradicted(order.id(), order.status().name(),
                                arrived.step().saga(), arrived.step().step(), arrived.told(),
                                order.total() == null ? Money.ZERO : order.total()))
                        : Optional.empty();
    }

    static OutgoingMessage command(Ask<Command> ask, TraceParent cause) {
        return new OutgoingMessage(UuidV7.next(), topic(ask.command()), ask.command(),
                cause.child(), ask.step(), ask.deadline());
    }

    private static String topic(Command command) {
        return switch (command) {
            case MerchantCommand _ -> Topics.MERCHANT_COMMANDS;
            case PaymentCommand _ -> Topics.PAYMENT_COMMANDS;
        };
    }

    /** Sagas that have ended or been parked on this sheet. */
    List<SagaState> ended() {
        return touchedSagas.stream().map(id -> required(sagas, id).state())
                .filter(state -> state.isFinished() || state.isParked()).toList();
    }

    List<SagaRow> sagas() {
        return List.copyOf(sagas.values());
    }

    boolean isTouched() {
        return !touchedOrders.isEmpty() || !touchedSagas.isEmpty();
    }

    List<Act> acts() {
        return acts;
    }

    List<OutgoingMessage> messages() {
        return messages;
    }

    List<OrderWrite> orderWrites() {
        return touchedOrders.stream().sorted().map(id -> new OrderWrite(
                required(before, id), required(orders, id),
                pending.containsKey(id), pending.get(id))).toList();
    }

    List<SagaRow> sagaUpdates() {
        return touchedSagas.stream().filter(id -> !newSagas.contains(id)).sorted()
                .map(id -> required(sagas, id)).toList();
    }

    List<SagaRow> sagaInserts() {
        return newSagas.stream().sorted().map(id -> required(sagas, id)).toList();
    }

    private static <K, T> T required(Map<K, T> rows, K id) {
        T row = rows.get(id);
        if (row == null) {
            throw new IllegalStateException(id + " was not locked");
        }
        return row;
    }
}
