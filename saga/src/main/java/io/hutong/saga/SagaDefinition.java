package io.hutong.saga;

import io.hutong.kernel.trade.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A saga as one reads it: its steps in order, and what its turning back means. Checked when it is
 * made, so that a wrong one never starts.
 *
 * <p>Name and version are pinned on every instance. Change a definition by adding the next version
 * beside it; the old one goes when no unfinished saga carries it any more.
 *
 * @param <D> what the saga is about
 * @param <C> the changes that it makes
 * @param <M> the commands that it sends
 * @param <R> the replies that it awaits
 */
public final class SagaDefinition<D, C, M, R> {

    private final String name;
    private final int version;
    private final List<Step<D, C, M, R>> steps;
    private final BiFunction<D, Reason, List<C>> whenTurning;
    private final BiFunction<D, Reason, List<C>> whenUndone;
    private final @Nullable Function<D, Instant> limit;

    private SagaDefinition(Builder<D, C, M, R> from) {
        name = from.name;
        version = from.version;
        steps = List.copyOf(from.steps);
        whenTurning = from.whenTurning;
        whenUndone = from.whenUndone;
        limit = from.limit;
        DefinitionCheck.check(this);
    }

    public static <D, C, M, R> Builder<D, C, M, R> named(String name, int version) {
        return new Builder<>(name, version);
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    /** The steps of the way forward. */
    public List<Step<D, C, M, R>> steps() {
        return steps;
    }

    /**
     * What comes after the named step if all goes well, as far as it is known now: without the
     * steps that wait for a person, which are taken only where something did not.
     */
    public List<String> stepsAfter(Phase phase, String step, D data) {
        List<String> names = new ArrayList<>();
        Optional<Step<D, C, M, R>> next = next(phase, step, data);
        while (next.isPresent()) {
            if (!next.get().waitsForPerson()) {
                names.add(next.get().name());
            }
            next = next(phase, next.get().name(), data);
        }
        return names;
    }

    /** The kind of the step of that name, forward or undoing; empty when it has none. */
    public Optional<StepKind> kindOf(String stepName) {
        return allSteps().stream().filter(step -> step.name().equals(stepName))
                .map(Step::kind).findFirst();
    }

    /** Who answers the step of that name: any of these. */
    public Set<Class<? extends R>> repliesTo(String stepName) {
        return step(stepName).expectedReplies();
    }

    /** Whether the reply says that the step of that name was not done. */
    public boolean isDeniedBy(String stepName, D data, R reply) {
        return allSteps().stream().filter(step -> step.name().equals(stepName)).findFirst()
                .flatMap(step -> step.outcomeOf(data, reply))
                .filter(outcome -> !(outcome instanceof Outcome.Succeeded<C>)).isPresent();
    }

    /** How long that try of the step gives its participant. */
    public Duration waitOf(String stepName, int tryNumber) {
        return step(stepName).patience().waitOf(tryNumber);
    }

    /** Whether the step of that name depends on a person. */
    public boolean waitsForPerson(String stepName) {
        return step(stepName).waitsForPerson();
    }

    /**
     * Until when participants may begin with the step. What has to succeed has no such time, and
     * a person has the time of that step.
     */
    Optional<Instant> limitOf(Step<D, C, M, R> step, D data) {
        return limit == null || step.kind() == StepKind.RETRIABLE || step.waitsForPerson()
                ? Optional.empty() : Optional.of(limit.apply(data));
    }

    Step<D, C, M, R> first() {
        return steps.getFirst();
    }

    /** The step of that name, forward or undoing. */
    Step<D, C, M, R> step(String stepName) {
        return allSteps().stream().filter(step -> step.name().equals(stepName)).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " version " + version + " has no step " + stepName));
    }

    Optional<Step<D, C, M, R>> next(Phase phase, String stepName, D data) {
        return switch (phase) {
            case FORWARD -> steps.stream().skip(indexOf(stepName) + 1L)
                    .filter(step -> step.isNeeded(data)).findFirst();
            case BACKWARD -> undoBefore(indexOfUndo(stepName));
            case COMPLETED, UNDONE -> Optional.empty();
        };
    }

    /** The undo to begin with when the step has certainly had no effect. */
    Optional<Step<D, C, M, R>> undoBefore(String stepName) {
        return undoBefore(indexOf(stepName));
    }

    /** The undo to begin with when the step may have had an effect. */
    Optional<Step<D, C, M, R>> undoFrom(String stepName) {
        return undoBefore(indexOf(stepName) + 1);
    }

    List<C> changesWhenTurning(D data, Reason reason) {
        return whenTurning.apply(data, reason);
    }

    List<C> changesWhenUndone(D data, Reason reason) {
        return whenUndone.apply(data, reason);
    }

    List<Step<D, C, M, R>> allSteps() {
        List<Step<D, C, M, R>> all = new ArrayList<>(steps);
        steps.forEach(step -> step.undo().ifPresent(all::add));
        return all;
    }

    private Optional<Step<D, C, M, R>> undoBefore(int index) {
        for (int i = index - 1; i >= 0; i--) {
            Optional<Step<D, C, M, R>> undo = steps.get(i).undo();
            if (undo.isPresent()) {
                return undo;
            }
        }
        return Optional.empty();
    }

    private int indexOf(String stepName) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(stepName)) {
                return i;
            }
        }
        throw new IllegalStateException(name + " has no step forward " + stepName);
    }

    private int indexOfUndo(String stepName) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).undo().filter(undo -> undo.name().equals(stepName)).isPresent()) {
                return i;
            }
        }
        throw new IllegalStateException(name + " has no undo " + stepName);
    }

    /** Collects the steps. */
    public static final class Builder<D, C, M, R> {

        private final String name;
        private final int version;
        private final List<Step<D, C, M, R>> steps = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private BiFunction<D, Reason, List<C>> whenTurning = (data, reason) -> List.of();
        private BiFunction<D, Reason, List<C>> whenUndone = (data, reason) -> List.of();
        private @Nullable Function<D, Instant> limit;

        private Builder(String name, int version) {
            this.name = name;
            this.version = version;
        }

        public Builder<D, C, M, R> step(Step.Builder<D, C, M, R> step) {
            Step<D, C, M, R> built = step.build();
            if (!names.add(built.name())) {
                throw new IllegalArgumentException(name + " names " + built.name() + " twice");
            }
            steps.add(built);
            return this;
        }

        /**
         * Until when the steps that can be undone may begin, however late their commands are
         * read: commands carry it. Without it each carries the deadline of its step.
         */
        public Builder<D, C, M, R> notBegunAfter(Function<D, Instant> latest) {
            limit = latest;
            return this;
        }

        /** The changes at the moment when the saga turns back, given its reason. */
        public Builder<D, C, M, R> whenTurning(BiFunction<D, Reason, List<C>> changes) {
            whenTurning = changes;
            return this;
        }

        /** The changes at the end of the way back, given its reason. */
        public Builder<D, C, M, R> whenUndone(BiFunction<D, Reason, List<C>> changes) {
            whenUndone = changes;
            return this;
        }

        /** @throws IllegalArgumentException when the steps do not make a saga */
        public SagaDefinition<D, C, M, R> build() {
            return new SagaDefinition<>(this);
        }
    }
}
