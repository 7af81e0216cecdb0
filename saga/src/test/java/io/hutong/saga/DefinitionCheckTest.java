package io.hutong.saga;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hutong.kernel.trade.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DefinitionCheckTest {

    private record Command(String about) {
    }

    private record Reply() {
    }

    private static final Patience SOON = Patience.once(Duration.ofSeconds(1));

    @Test
    void definitionWithoutStepsIsRefused() {
        refuses("has no step", SagaDefinition.named("Empty", 1));
    }

    @Test
    void compensatableStepAfterThePivotIsRefused() {
        refuses("after PIVOT", SagaDefinition.<String, String, Command, Reply>named("Late", 1)
                .step(undoable(Step.pivot("One"))).step(undoable(Step.compensatable("Two"))));
    }

    @Test
    void secondPivotIsRefused() {
        refuses("which is PIVOT, after PIVOT",
                SagaDefinition.<String, String, Command, Reply>named("Two", 1)
                        .step(undoable(Step.pivot("One"))).step(undoable(Step.pivot("Two"))));
    }

    @Test
    void compensatableStepThatCannotBeUndoneIsRefused() {
        refuses("cannot undo One", SagaDefinition.<String, String, Command, Reply>named("Stuck", 1)
                .step(asking(Step.<String, String, Command, Reply>compensatable("One"))
                        .whenSilent(Reason.PAYMENT_EXPIRED)));
    }

    @Test
    void retriableStepThatCouldBeUndoneIsRefused() {
        refuses("undoes One, which is retriable",
                SagaDefinition.<String, String, Command, Reply>named("Odd", 1)
                        .step(asking(Step.<String, String, Command, Reply>retriable("One"))
                                .undoneBy(asking(Step.retriable("UndoOne")))));
    }

    @Test
    void stepThatExpectsNoReplyIsRefused() {
        refuses("expects no reply to One",
                SagaDefinition.<String, String, Command, Reply>named("Deaf", 1)
                        .step(Step.<String, String, Command, Reply>retriable("One").waits(SOON)
                                .asks(Command::new)));
    }

    @Test
    void sameNameForAStepAndAnUndoIsRefused() {
        refuses("names One twice", SagaDefinition.<String, String, Command, Reply>named("Twins", 1)
                .step(asking(Step.<String, String, Command, Reply>compensatable("One"))
                        .whenSilent(Reason.PAYMENT_EXPIRED)
                        .undoneBy(asking(Step.retriable("One")))));
    }

    @Test
    void stepThatDoesNotSayHowLongItWaitsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SagaDefinition.<String, String, Command, Reply>named("Hasty", 1).step(
                                Step.<String, String, Command, Reply>retriable("One")
                                        .asks(Command::new)))
                .withMessageContaining("waits");
    }

    private static void refuses(String why,
            SagaDefinition.Builder<String, String, Command, Reply> saga) {
        assertThatIllegalArgumentException().isThrownBy(saga::build).withMessageContaining(why);
    }

    private static Step.Builder<String, String, Command, Reply> undoable(
            Step.Builder<String, String, Command, Reply> step) {
        return asking(step).whenSilent(Reason.PAYMENT_EXPIRED)
                .undoneBy(asking(Step.retriable("Undo" + System.identityHashCode(step))));
    }

    private static Step.Builder<String, String, Command, Reply> asking(
            Step.Builder<String, String, Command, Reply> step) {
        return step.waits(SOON).asks(Command::new)
                .on(Reply.class, (_, _) -> Outcome.succeeded());
    }
}
