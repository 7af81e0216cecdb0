package io.hutong.order.testing;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaEngine;
import io.hutong.saga.SagaState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tries every input at every place that the sagas of a definition can come to, the nearest first. */
public final class SagaExplorer {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);
    private static final int OTHER = 7;

    private final SagaEngine<Order, OrderChange, Command, Reply> engine =
            new SagaEngine<>(Order::with);
    private final SagaDefinition<Order, OrderChange, Command, Reply> definition;
    private final Set<Place> seen = new HashSet<>();
    private final Deque<Found> open = new ArrayDeque<>();
    private final List<Found> all = new ArrayList<>();

    private SagaExplorer(SagaDefinition<Order, OrderChange, Command, Reply> definition) {
        this.definition = definition;
    }

    /** A saga somewhere on its way, with everything that has happened to it. */
    public record Found(SagaState state, Order order, List<JournalEntry> journal) {

        private Found later(Decision.Moved<Order, OrderChange, Command> moved) {
            return new Found(moved.state(), moved.data(), plus(moved.journal()));
        }

        private Found later(JournalEntry entry) {
            return new Found(state, order, plus(List.of(entry)));
        }

        private List<JournalEntry> plus(List<JournalEntry> entries) {
            List<JournalEntry> longer = new ArrayList<>(journal);
            longer.addAll(entries);
            return List.copyOf(longer);
        }

        private Place place() {
            return new Place(state.phase(), state.step(), state.tries(), state.isParked(),
                    order.status(), journal.getLast().kind());
        }

        private Instant due() {
            return state.deadline() == null ? journal.getLast().at() : state.deadline();
        }
    }

    private record Place(Phase phase, String step, int tries, boolean parked,
            OrderStatus status, JournalEntry.Kind last) {
    }

    /** @param subject what the saga's id says that it is about */
    public static List<Found> explore(
            SagaDefinition<Order, OrderChange, Command, Reply> definition, String subject,
            Order order) {
        SagaExplorer explorer = new SagaExplorer(definition);
        var begun = explorer.engine.start(
                definition, subject, order, NOON);
        explorer.find(new Found(begun.state(), begun.data(), begun.journal()));
        while (!explorer.open.isEmpty()) {
            explorer.goOnFrom(explorer.open.remove());
        }
        return explorer.all;
    }

    private void find(Found found) {
        all.add(found);
        if (seen.add(found.place())) {
            open.add(found);
        }
    }

    private void goOnFrom(Found at) {
        for (Class<? extends Reply> type : definition.repliesTo(at.state().step())) {
            for (Reply reply : PossibleReplies.of(type, at.order())) {
                take(at, answer(at, at.state().attempt(), reply), at.journal().getLast().at());
                take(at, answer(at, at.state().attempt() + OTHER, reply),
                        at.journal().getLast().at());
            }
        }
        take(at, new Input.DeadlinePassed<>(), at.due());
        for (Instant now : List.of(at.due(), at.due().plus(LONG))) {
            take(at, new Input.Unheard<>(at.journal().getLast().at(), false), now);
        }
        take(at, new Input.CallOff<>(Reason.CANCELLED_BY_BUYER), at.due());
        for (Input.Action action : Input.Action.values()) {
            take(at, new Input.Operator<>(action, "operator-1", "looked into it", true), at.due());
        }
    }

    private static Input<Reply> answer(Found at, int attempt, Reply reply) {
        return new Input.ReplyArrived<>(
                new StepRef(at.state().id().toString(), at.state().step(), attempt), reply);
    }

    private void take(Found at, Input<Reply> input, Instant now) {
        switch (engine.decide(definition, at.state(), at.order(), input, now)) {
            case Decision.Moved<Order, OrderChange, Command> moved -> find(at.later(moved));
            case Decision.Stale<Order, OrderChange, Command> stale ->
                    all.add(at.later(stale.entry()));
            case Decision.Refused<Order, OrderChange, Command> _ -> {}
        }
    }
}
