package io.hutong.saga;

import io.hutong.kernel.trade.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One command to one participant, and what each of its replies means.
 *
 * @param <D> what the saga is about; commands are made from it
 * @param <C> the changes that replies make to it
 * @param <M> the commands
 * @param <R> the replies
 */
public final class Step<D, C, M, R> {

    private final String name;
    private final StepKind kind;
    private final Patience patience;
    private final BiFunction<D, SagaId, M> command;
    private final Map<Class<? extends R>, BiFunction<D, R, Outcome<C>>> replies;
    private final @Nullable Reason reasonWhenSilent;
    private final @Nullable BiFunction<D, SagaId, List<C>> whenSkipped;
    private final @Nullable Step<D, C, M, R> undo;
    private final Predicate<D> needed;
    private final boolean waitsForPerson;

    private Step(Builder<D, C, M, R> from) {
        name = from.name;
        kind = from.kind;
        patience = required(from.patience, "waits");
        command = required(from.command, "asks");
        replies = Map.copyOf(from.replies);
        reasonWhenSilent = from.reasonWhenSilent;
        whenSkipped = from.whenSkipped;
        undo = from.undo;
        needed = from.needed;
        waitsForPerson = from.waitsForPerson;
    }

    public static <D, C, M, R> Builder<D, C, M, R> compensatable(String name) {
        return new Builder<>(name, StepKind.COMPENSATABLE);
    }

    public static <D, C, M, R> Builder<D, C, M, R> pivot(String name) {
        return new Builder<>(name, StepKind.PIVOT);
    }

    public static <D, C, M, R> Builder<D, C, M, R> retriable(String name) {
        return new Builder<>(name, StepKind.RETRIABLE);
    }

    public String name() {
        return name;
    }

    public StepKind kind() {
        return kind;
    }

    /** Whether its reply depends on a person, so that waiting for it is no load. */
    public boolean waitsForPerson() {
        return waitsForPerson;
    }

    /** Whether the saga takes this step at all, by what is known when its turn comes. */
    boolean isNeeded(D data) {
        return needed.test(data);
    }

    Patience patience() {
        return patience;
    }

    M commandFor(D data, SagaId saga) {
        return command.apply(data, saga);
    }

    /** What the reply means; empty when this step does not expect such a reply. */
    Optional<Outcome<C>> outcomeOf(D data, R reply) {
        return Optional.ofNullable(replies.get(reply.getClass()))
                .map(meaning -> meaning.apply(data, reply));
    }

    Set<Class<? extends R>> expectedReplies() {
        return replies.keySet();
    }

    /** Why the saga turns back when nobody answers; empty for steps that are never undone. */
    Optional<Reason> reasonWhenSilent() {
        return Optional.ofNullable(reasonWhenSilent);
    }

    /** The changes that stand for the step when an operator skips it; empty when nobody may. */
    Optional<List<C>> changesWhenSkipped(D data, SagaId saga) {
        return Optional.ofNullable(whenSkipped).map(changes -> changes.apply(data, saga));
    }

    Optional<Step<D, C, M, R>> undo() {
        return Optional.ofNullable(undo);
    }

    private <T> T required(@Nullable T part, String called) {
        if (part == null) {
            throw new IllegalArgumentException("step " + name + " does not say what it " + called);
        }
        return part;
    }

    /** Says what the step is, in the order in which one would tell it. */
    public static final class Builder<D, C, M, R> {

        private final String name;
        private final StepKind kind;
        private final Map<Class<? extends R>, BiFunction<D, R, Outcome<C>>> replies =
                new LinkedHashMap<>();
        private @Nullable Patience patience;
        private @Nullable BiFunction<D, SagaId, M> command;
        private @Nullable Reason reasonWhenSilent;
        private @Nullable BiFunction<D, SagaId, List<C>> whenSkipped;
        private @Nullable Step<D, C, M, R> undo;
        private Predicate<D> needed = _ -> true;
        private boolean waitsForPerson;

        private Builder(String name, StepKind kind) {
            this.name = name;
            this.kind = kind;
        }

        public Builder<D, C, M, R> asks(Function<D, M> made) {
            command = (data, _) -> made.apply(data);
            return this;
        }

        /** For sagas of which there may be several: the command depends on the saga's id. */
        public Builder<D, C, M, R> asksAbout(BiFunction<D, SagaId, M> made) {
            command = made;
            return this;
        }

        public <T extends R> Builder<D, C, M, R> on(
                Class<T> type, BiFunction<D, T, Outcome<C>> meaning) {
            replies.put(type, (data, reply) -> meaning.apply(data, type.cast(reply)));
            return this;
        }

        public Builder<D, C, M, R> waits(Patience allowed) {
            patience = allowed;
            return this;
        }

        /** The reason with which the saga turns back when every try stays unanswered. */
        public Builder<D, C, M, R> whenSilent(Reason reason) {
            reasonWhenSilent = reason;
            return this;
        }

        /** Allows an operator to vouch for the step; these changes then stand for its reply. */
        public Builder<D, C, M, R> whenSkipped(Function<D, List<C>> changes) {
            whenSkipped = (data, _) -> changes.apply(data);
            return this;
        }

        /** The same where the changes depend on the saga's id. */
        public Builder<D, C, M, R> whenSkippedAbout(BiFunction<D, SagaId, List<C>> changes) {
            whenSkipped = changes;
            return this;
        }

        /** What takes the step back; it must also work when the step never happened. */
        public Builder<D, C, M, R> undoneBy(Builder<D, C, M, R> step) {
            undo = step.build();
            return this;
        }

        /** Passes the step over unless this holds when its turn comes. */
        public Builder<D, C, M, R> onlyWhen(Predicate<D> condition) {
            needed = condition;
            return this;
        }

        /** The reply depends on a person: waiting for it does not count as load. */
        public Builder<D, C, M, R> waitsForPerson() {
            waitsForPerson = true;
            return this;
        }

        Step<D, C, M, R> build() {
            return new Step<>(this);
        }
    }
}
