package io.hutong.order.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.saga.Ask;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaEngine;
import io.hutong.saga.SagaState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A saga told without broker and database:
 *
 * <pre>{@code
 * given(definition, order).expectAsked(ReserveStock.class)
 *         .whenAnswered(reserved).expectAsked(AuthorizePayment.class)
 *         .whenSilent().expectAsked(VoidPayment.class);
 * }</pre>
 */
public final class SagaStory {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    private final SagaEngine<Order, OrderChange, Command, Reply> engine =
            new SagaEngine<>(Order::with);
    private final SagaDefinition<Order, OrderChange, Command, Reply> definition;
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Command> everything = new ArrayList<>();
    private SagaState state;
    private Order order;
    private Instant now = NOON;
    private List<Ask<Command>> asked;
    private Decision<Order, OrderChange, Command> last;

    private SagaStory(
            SagaDefinition<Order, OrderChange, Command, Reply> definition, String subject,
            Order order) {
        this.definition = definition;
        Decision.Moved<Order, OrderChange, Command> start =
                engine.start(definition, subject, order, now);
        this.state = start.state();
        this.order = start.data();
        this.asked = start.commands();
        this.last = start;
        remember(start);
    }

    public static SagaStory given(SagaDefinition<Order, OrderChange, Command, Reply> definition,
            Order order) {
        return new SagaStory(definition, order.id(), order);
    }

    /** A saga of which the order may have several: it is about one of them. */
    public static SagaStory given(SagaDefinition<Order, OrderChange, Command, Reply> definition,
            String subject, Order order) {
        return new SagaStory(definition, subject, order);
    }

    /** The participant answers the command that was sent last. */
    public SagaStory whenAnswered(Reply reply) {
        return whenAnswered(state.step(), state.attempt(), reply);
    }

    /** An answer to some other command, an earlier attempt for example. */
    public SagaStory whenAnswered(String step, int attempt, Reply reply) {
        return when(
                new Input.ReplyArrived<>(new StepRef(state.id().toString(), step, attempt), reply));
    }

    /** Time passes until the deadline, and nobody has answered. */
    public SagaStory whenSilent() {
        now = Optional.ofNullable(state.deadline()).orElseThrow();
        return when(new Input.DeadlinePassed<>());
    }

    /** Time passes until the deadline, and the participant has not read the command. */
    public SagaStory whenUnheard() {
        now = Optional.ofNullable(state.deadline()).orElseThrow();
        boolean told = journal.getLast().kind() == JournalEntry.Kind.LATE;
        return when(new Input.Unheard<>(sentAt(), told));
    }

    private Instant sentAt() {
        return journal.stream().filter(entry -> entry.kind() == JournalEntry.Kind.SENT)
                .map(JournalEntry::at).max(Instant::compareTo).orElseThrow();
    }

    public SagaStory whenCalledOff(Reason reason) {
        return when(new Input.CallOff<>(reason));
    }

    public SagaStory whenOperator(Input.Action action) {
        return when(new Input.Operator<>(action, "operator-1", "looked into it"));
    }

    public SagaStory after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public SagaStory when(Input<Reply> input) {
        last = engine.decide(definition, state, order, input, now);
        asked = List.of();
        if (last instanceof Decision.Moved<Order, OrderChange, Command> moved) {
            state = moved.state();
            order = moved.data();
            asked = moved.commands();
            remember(moved);
        }
        return this;
    }

    public SagaStory expectAsked(Class<? extends Command> type) {
        assertThat(asked).as("commands of the last move").singleElement()
                .satisfies(ask -> assertThat(ask.command()).isInstanceOf(type));
        return this;
    }

    /** The only command of the last move. */
    public Command asked() {
        return asked.getFirst().command();
    }

    public SagaStory expectAttempt(int attempt) {
        assertThat(state.attempt()).isEqualTo(attempt);
        return this;
    }

    public SagaStory expectWaitOf(Duration wait) {
        assertThat(Duration.between(now, state.deadline())).isEqualTo(wait);
        return this;
    }

    public SagaStory expectNothing() {
        assertThat(asked).isEmpty();
        return this;
    }

    public SagaStory expectStale() {
        assertThat(last).isInstanceOf(Decision.Stale.class);
        return this;
    }

    public SagaStory expectRefused(Decision.Refusal refusal) {
        assertThat(last).isInstanceOfSatisfying(Decision.Refused.class,
                refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        return this;
    }

    public SagaStory expectPhase(Phase phase) {
        assertThat(state.phase()).isEqualTo(phase);
        return this;
    }

    public SagaStory expectParked(String because) {
        assertThat(state.parked()).contains(because);
        assertThat(state.deadline()).isNull();
        return this;
    }

    public SagaStory expectOrder(OrderStatus status) {
        assertThat(order.status()).isEqualTo(status);
        return this;
    }

    public SagaStory expectReason(Enum<?> reason) {
        assertThat(order.reason()).isEqualTo(reason);
        return this;
    }

    public SagaState state() {
        return state;
    }

    public Order order() {
        return order;
    }

    public Instant now() {
        return now;
    }

    /** Every command that was ever sent, by its type. */
    public List<String> commands() {
        return everything.stream().map(one -> one.getClass().getSimpleName()).toList();
    }

    public List<JournalEntry> journal() {
        return journal;
    }

    public Decision<Order, OrderChange, Command> last() {
        return last;
    }

    private void remember(Decision.Moved<Order, OrderChange, Command> moved) {
        journal.addAll(moved.journal());
        moved.commands().forEach(ask -> everything.add(ask.command()));
    }
}
