package io.hutong.saga;

import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Reason;
import io.hutong.saga.Decision.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a saga does next. Pure: same state, data, input and time, same decision.
 *
 * <p>It always ends: the steps are finite in number, each is tried a limited number of times, and
 * what is left over is parked, where only a reply or a person moves it.
 *
 * @param <D> what the sagas are about
 * @param <C> the changes that they make
 * @param <M> the commands that they send
 * @param <R> the replies that they await
 */
public final class SagaEngine<D, C, M, R> {

    private final BiFunction<D, C, D> evolve;

    public SagaEngine(BiFunction<D, C, D> evolve) {
        this.evolve = evolve;
    }

    /**
     * Begins a saga: its first command.
     *
     * @param subject what it is about: one saga of a definition each
     */
    public Decision.Moved<D, C, M> start(
            SagaDefinition<D, C, M, R> saga, String subject, D data, Instant now) {
        SagaState fresh = new SagaState(new SagaId(saga.name(), subject), saga.version(),
                Phase.FORWARD, saga.first().name(), 0, 0, null, null, null);
        return move(saga, fresh, data, now).begin(saga.first()).done();
    }

    public Decision<D, C, M> decide(
            SagaDefinition<D, C, M, R> saga, SagaState state, D data, Input<R> input, Instant now) {
        Move<D, C, M, R> move = move(saga, state, data, now);
        return switch (input) {
            case Input.ReplyArrived<R> arrived -> reply(move, arrived);
            case Input.DeadlinePassed<R> _ -> deadline(move);
            case Input.Unheard<R> unheard -> unheard(move, unheard);
            case Input.CallOff<R> callOff -> callOff(move, callOff.reason());
            case Input.Operator<R> operator -> operator(move, operator);
        };
    }

    private Decision<D, C, M> reply(Move<D, C, M, R> move, Input.ReplyArrived<R> arrived) {
        SagaState state = move.state();
        StepRef from = arrived.step();
        if (state.isFinished() || !from.equals(move.awaited())) {
            return new Decision.Stale<>(new JournalEntry(move.now(), from.step(),
                    from.attempt(), new JournalEntry.StaleReply(arrived.told())));
        }
        Optional<Outcome<C>> outcome = move.step().outcomeOf(move.data(), arrived.reply());
        if (outcome.isEmpty()) {
            return new Decision.Refused<>(Refusal.UNEXPECTED_REPLY,
                    arrived.told() + " cannot answer " + state.step());
        }
        move.note(new JournalEntry.Replied(arrived.told(), whyNotDone(outcome.get())));
        return apply(move, outcome.get()).done();
    }

    private Move<D, C, M, R> apply(Move<D, C, M, R> move, Outcome<C> outcome) {
        return switch (outcome) {
            case Outcome.Succeeded<C> done -> move.change(done.changes()).goOn();
            case Outcome.Concluded<C> over -> move.change(over.changes()).complete();
            case Outcome.Failed<C> failed -> move.turnBack(failed.reason(), false);
            case Outcome.CalledOff<C> off -> move.turnBack(off.reason(), true);
            case Outcome.NotDone<C> _ -> move.giveUpOrRepeat();
            case Outcome.Puzzling<C> puzzle -> move.park(puzzle.why());
        };
    }

    private Decision<D, C, M> deadline(Move<D, C, M, R> move) {
        return move.isDue() ? move.note(new JournalEntry.Silent(false)).giveUpOrRepeat().done()
                : notDue();
    }

    /** Late is not failed: only the limit of the whole saga ends this. */
    private Decision<D, C, M> unheard(Move<D, C, M, R> move, Input.Unheard<R> unheard) {
        if (!move.isDue()) {
            return notDue();
        }
        if (move.isCalledOffByTime()) {
            return move.note(new JournalEntry.Silent(true))
                    .turnBack(move.step().reasonWhenSilent().orElseThrow(), true).done();
        }
        Move<D, C, M, R> later = move.waitOn(unheard.sentAt());
        return (unheard.told() ? later : later.note(new JournalEntry.Late())).done();
    }

    private Decision<D, C, M> notDue() {
        return new Decision.Refused<>(Refusal.NOT_DUE, "no deadline has passed");
    }

    private Decision<D, C, M> callOff(Move<D, C, M, R> move, Reason reason) {
        if (!move.canTurnBack()) {
            return new Decision.Refused<>(Refusal.TOO_LATE, "the saga can no longer turn back");
        }
        return move.turnBack(reason, true).done();
    }

    private Decision<D, C, M> operator(Move<D, C, M, R> move, Input.Operator<R> operator) {
        boolean parked = move.state().isParked();
        boolean skips = operator.action() == Input.Action.SKIP;
        if (!parked && (skips || !operator.slow() || move.state().isFinished())) {
            return new Decision.Refused<>(Refusal.NOT_PARKED, skips
                    ? "the saga is not parked" : "the saga is neither parked nor slow");
        }
        return switch (operator.action()) {
            case RETRY -> move.note(
                    new JournalEntry.Retried(operator.who(), operator.why())).repeat(1).done();
            case SKIP -> skip(move, operator);
            case COMPENSATE -> compensate(move, operator);
        };
    }

    private Decision<D, C, M> skip(Move<D, C, M, R> move, Input.Operator<R> by) {
        Optional<List<C>> instead = move.step().changesWhenSkipped(move.data(), move.state().id());
        if (instead.isEmpty()) {
            return new Decision.Refused<>(Refusal.NOT_SKIPPABLE,
                    move.step().name() + " cannot be skipped");
        }
        return move.note(new JournalEntry.Skipped(by.who(), by.why())).change(instead.get()).goOn()
                .done();
    }

    private Decision<D, C, M> compensate(Move<D, C, M, R> move, Input.Operator<R> by) {
        Optional<Reason> reason = move.step().reasonWhenSilent();
        if (!move.canTurnBack() || reason.isEmpty()) {
            return new Decision.Refused<>(Refusal.TOO_LATE, "the saga can no longer turn back");
        }
        return move.note(new JournalEntry.Compensated(by.who(), by.why()))
                .turnBack(reason.get(), true).done();
    }

    private Move<D, C, M, R> move(SagaDefinition<D, C, M, R> saga, SagaState state, D data,
            Instant now) {
        return new Move<>(saga, evolve, state, data, now);
    }

    private static @Nullable String whyNotDone(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Succeeded<?> _ -> null;
            case Outcome.Concluded<?> over -> over.why();
            case Outcome.Failed<?> failed -> failed.reason().name();
            case Outcome.CalledOff<?> off -> off.reason().name();
            case Outcome.NotDone<?> not -> not.why();
            case Outcome.Puzzling<?> puzzle -> puzzle.why();
        };
    }
}
