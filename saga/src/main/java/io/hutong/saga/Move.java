package io.hutong.saga;

import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Reason;
import io.hutong.saga.JournalEntry.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One decision while it is being made: gathers the new state and everything that leaves. */
final class Move<D, C, M, R> {

    /**
     * A participant that has read a command before the limit may still be writing down that it
     * has: for so long the command does not count as unread.
     */
    private static final Duration AFTER_LIMIT = Duration.ofSeconds(5);

    private final SagaDefinition<D, C, M, R> saga;
    private final BiFunction<D, C, D> evolve;
    private final Instant now;
    private final List<C> changes = new ArrayList<>();
    private final List<Ask<M>> commands = new ArrayList<>();
    private final List<JournalEntry> journal = new ArrayList<>();
    private SagaState state;
    private D data;

    Move(SagaDefinition<D, C, M, R> saga, BiFunction<D, C, D> evolve, SagaState state, D data,
            Instant now) {
        this.saga = saga;
        this.evolve = evolve;
        this.state = state;
        this.data = data;
        this.now = now;
    }

    SagaState state() {
        return state;
    }

    D data() {
        return data;
    }

    Instant now() {
        return now;
    }

    Step<D, C, M, R> step() {
        return saga.step(state.step());
    }

    StepRef awaited() {
        return new StepRef(state.id().toString(), state.step(), state.attempt());
    }

    /** Only before the pivot has answered, and only once. */
    boolean canTurnBack() {
        return state.phase() == Phase.FORWARD && step().kind() != StepKind.RETRIABLE;
    }

    Move<D, C, M, R> note(What what) {
        journal.add(new JournalEntry(now, state.step(), state.attempt(), what));
        return this;
    }

    Move<D, C, M, R> change(List<C> made) {
        for (C change : made) {
            data = evolve.apply(data, change);
            changes.add(change);
        }
        return this;
    }

    Move<D, C, M, R> begin(Step<D, C, M, R> next) {
        return send(next, 1, 1);
    }

    /** The same command once more, under the next number. */
    Move<D, C, M, R> repeat(int tries) {
        return send(step(), state.attempt() + 1, tries);
    }

    boolean isDue() {
        return state.deadline() != null && !now.isBefore(state.deadline());
    }

    /** Whether a command that is read from now on is refused for certain. */
    boolean isCalledOffByTime() {
        return limit().filter(limit -> !now.isBefore(limit.plus(AFTER_LIMIT))).isPresent();
    }

    /** The same command is waited for, no longer than the saga may take. */
    Move<D, C, M, R> waitOn(Instant sentAt) {
        Instant until = now.plus(
                step().patience().waitOn(state.tries(), Duration.between(sentAt, now)));
        Instant end = limit().map(limit -> limit.plus(AFTER_LIMIT)).filter(until::isAfter)
                .orElse(until);
        state = state.waitingUntil(end);
        return this;
    }

    private Optional<Instant> limit() {
        return saga.limitOf(step(), data);
    }

    Move<D, C, M, R> giveUpOrRepeat() {
        Step<D, C, M, R> step = step();
        boolean inTime = limit().filter(limit -> !now.isBefore(limit)).isEmpty();
        if (inTime && state.tries() < step.patience().tries()) {
            return repeat(state.tries() + 1);
        }
        return canTurnBack()
                ? turnBack(step.reasonWhenSilent().orElseThrow(), true)
                : park("no answer to " + step.name() + " after " + state.tries() + " tries");
    }

    /** After a success: the next step of the same direction, or the end. */
    Move<D, C, M, R> goOn() {
        Optional<Step<D, C, M, R>> next = saga.next(state.phase(), state.step(), data);
        if (next.isPresent()) {
            return begin(next.get());
        }
        return state.phase() == Phase.FORWARD ? complete() : undone();
    }

    /** @param doubtful whether this step may have had an effect and has to be undone itself */
    Move<D, C, M, R> turnBack(Reason reason, boolean doubtful) {
        if (!canTurnBack()) {
            throw new IllegalStateException(state.id() + " cannot turn back at " + state.step());
        }
        Optional<Step<D, C, M, R>> undo = doubtful
                ? saga.undoFrom(state.step()) : saga.undoBefore(state.step());
        state = state.turnedBack(reason);
        note(new JournalEntry.TurnedBack(reason));
        if (undo.isEmpty()) {
            return undone();
        }
        return change(saga.changesWhenTurning(data, reason)).begin(undo.get());
    }

    Move<D, C, M, R> park(String why) {
        state = state.parkedBecause(why);
        return note(new JournalEntry.Parked(why));
    }

    Decision.Moved<D, C, M> done() {
        return new Decision.Moved<>(state, data, changes, commands, journal);
    }

    private Move<D, C, M, R> send(Step<D, C, M, R> next, int attempt, int tries) {
        Instant until = now.plus(next.patience().waitOf(tries));
        state = state.awaiting(next.name(), attempt, tries, until);
        commands.add(new Ask<>(next.commandFor(data, state.id()), awaited(), expiry(next, until)));
        return note(new JournalEntry.Sent());
    }

    /** What has to happen in the end is never too late; what may be undone is, some time. */
    private @Nullable Instant expiry(Step<D, C, M, R> next, Instant until) {
        return next.kind() == StepKind.RETRIABLE ? null
                : saga.limitOf(next, data).orElse(until);
    }

    /** The goal is reached, or there is nothing left to do. */
    Move<D, C, M, R> complete() {
        state = state.finished(Phase.COMPLETED);
        return note(new JournalEntry.Completed());
    }

    private Move<D, C, M, R> undone() {
        Reason reason = Objects.requireNonNull(state.reason(), "it has turned back");
        change(saga.changesWhenUndone(data, reason));
        state = state.finished(Phase.UNDONE);
        return note(new JournalEntry.Undone(reason));
    }
}
