package io.hutong.saga;

import java.util.HashSet;
import java.util.Set;

/** What every definition must keep; the first rule broken stops the start of the service. */
final class DefinitionCheck {

    private DefinitionCheck() {
    }

    static void check(SagaDefinition<?, ?, ?, ?> saga) {
        demand(!saga.steps().isEmpty(), saga, "has no step");
        demand(saga.version() >= 1, saga, "has no version");
        demand(saga.name().matches("[A-Z][A-Za-z]*"), saga, "needs a name in letters");
        checkOrder(saga);
        saga.steps().forEach(step -> checkStep(saga, step));
        Set<String> names = new HashSet<>();
        saga.allSteps().forEach(
                step -> demand(names.add(step.name()), saga, "names " + step.name() + " twice"));
    }

    /** Compensatable steps, then at most one pivot, then retriable steps. */
    private static void checkOrder(SagaDefinition<?, ?, ?, ?> saga) {
        StepKind before = StepKind.COMPENSATABLE;
        for (Step<?, ?, ?, ?> step : saga.steps()) {
            boolean inOrder = step.kind().compareTo(before) >= 0;
            boolean secondPivot = step.kind() == StepKind.PIVOT && before == StepKind.PIVOT;
            demand(inOrder && !secondPivot, saga,
                    "has " + step.name() + ", which is " + step.kind() + ", after " + before);
            before = step.kind();
        }
    }

    private static void checkStep(SagaDefinition<?, ?, ?, ?> saga, Step<?, ?, ?, ?> step) {
        checkUndo(saga, step);
        boolean mayTurnBack = step.kind() != StepKind.RETRIABLE;
        demand(step.reasonWhenSilent().isPresent() == mayTurnBack, saga,
                "does not say rightly why it turns back when " + step.name() + " is not answered");
        demand(!step.expectedReplies().isEmpty(), saga, "expects no reply to " + step.name());
        step.undo().ifPresent(undo -> demand(undo.kind() == StepKind.RETRIABLE
                && !undo.expectedReplies().isEmpty(), saga, undo.name() + " must be retriable"));
    }

    /** A pivot that goes on with what an earlier step began is undone by that step's undo. */
    private static void checkUndo(SagaDefinition<?, ?, ?, ?> saga, Step<?, ?, ?, ?> step) {
        switch (step.kind()) {
            case COMPENSATABLE -> demand(step.undo().isPresent(), saga,
                    "cannot undo " + step.name());
            case PIVOT -> demand(saga.undoFrom(step.name()).isPresent(), saga,
                    "cannot undo " + step.name());
            case RETRIABLE -> demand(step.undo().isEmpty(), saga,
                    "undoes " + step.name() + ", which is retriable");
        }
    }

    private static void demand(boolean kept, SagaDefinition<?, ?, ?, ?> saga, String broken) {
        if (!kept) {
            throw new IllegalArgumentException(
                    "saga " + saga.name() + " version " + saga.version() + " " + broken);
        }
    }
}
