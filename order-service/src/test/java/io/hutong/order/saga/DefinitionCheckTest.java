package io.hutong.order.saga;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.StockReleased;
import io.hutong.kernel.trade.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DefinitionCheckTest {

    private static final Patience SOON = Patience.once(Duration.ofSeconds(1));

    @Test
    void definitionWithoutStepsIsRefused() {
        refuses("has no step", SagaDefinition.named("Empty", 1));
    }

    @Test
    void compensatableStepAfterThePivotIsRefused() {
        refuses("after PIVOT", SagaDefinition.<String, String>named("Late", 1)
                .step(undoable(Step.pivot("One"))).step(undoable(Step.compensatable("Two"))));
    }

    @Test
    void secondPivotIsRefused() {
        refuses("which is PIVOT, after PIVOT", SagaDefinition.<String, String>named("Two", 1)
                .step(undoable(Step.pivot("One"))).step(undoable(Step.pivot("Two"))));
    }

    @Test
    void compensatableStepThatCannotBeUndoneIsRefused() {
        refuses("cannot undo One", SagaDefinition.<String, String>named("Stuck", 1)
                .step(asking(Step.<String, String>compensatable("One"))
                        .whenSilent(Reason.PAYMENT_EXPIRED)));
    }

    @Test
    void retriableStepThatCouldBeUndoneIsRefused() {
        refuses("undoes One, which is retriable", SagaDefinition.<String, String>named("Odd", 1)
                .step(asking(Step.<String, String>retriable("One"))
                        .undoneBy(asking(Step.retriable("UndoOne")))));
    }

    @Test
    void stepThatExpectsNoReplyIsRefused() {
        refuses("expects no reply to One", SagaDefinition.<String, String>named("Deaf", 1)
                .step(Step.<String, String>retriable("One").waits(SOON)
                        .asks(ReleaseStock::new)));
    }

    @Test
    void sameNameForAStepAndAnUndoIsRefused() {
        refuses("names One twice", SagaDefinition.<String, String>named("Twins", 1)
                .step(asking(Step.<String, String>compensatable("One"))
                        .whenSilent(Reason.PAYMENT_EXPIRED)
                        .undoneBy(asking(Step.retriable("One")))));
    }

    @Test
    void stepThatDoesNotSayHowLongItWaitsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SagaDefinition.<String, String>named("Hasty", 1).step(
                        Step.<String, String>retriable("One").asks(ReleaseStock::new)))
                .withMessageContaining("waits");
    }

    private static void refuses(String why, SagaDefinition.Builder<String, String> saga) {
        assertThatIllegalArgumentException().isThrownBy(saga::build).withMessageContaining(why);
    }

    private static Step.Builder<String, String> undoable(Step.Builder<String, String> step) {
        return asking(step).whenSilent(Reason.PAYMENT_EXPIRED)
                .undoneBy(asking(Step.retriable("Undo" + System.identityHashCode(step))));
    }

    private static Step.Builder<String, String> asking(Step.Builder<String, String> step) {
        return step.waits(SOON).asks(ReleaseStock::new)
                .on(StockReleased.class, (_, _) -> Outcome.succeeded());
    }
}
