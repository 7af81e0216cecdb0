package io.hutong.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Reason;
import io.hutong.saga.Input.Action;
import io.hutong.saga.JournalEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine with words of its own: a trip is a text, to which every reply adds a word. */
class SagaEngineTest {

    /** What is asked for, by the name of its step. */
    private record Command(String what) {
    }

    private sealed interface Reply {
    }

    private record Done(String word) implements Reply {
    }

    private record Never() implements Reply {
    }

    private record Odd() implements Reply {
    }

    private static final Patience TWICE =
            new Patience(Duration.ofSeconds(10), 2, Duration.ZERO, Duration.ZERO);

    private static final SagaDefinition<String, String, Command, Reply> TRIP =
            SagaDefinition.<String, String, Command, Reply>named("Trip", 1)
                    .step(step(Step.compensatable("Hotel")).whenSilent(Reason.RESERVATION_EXPIRED)
                            .undoneBy(step(Step.retriable("LeaveHotel"))))
                    .step(step(Step.compensatable("Flight")).whenSilent(Reason.PAYMENT_EXPIRED)
                            .undoneBy(step(Step.retriable("LeaveFlight"))))
                    .step(step(Step.retriable("Ticket")).whenSkipped(_ -> List.of("by hand")))
                    .whenTurning((_, reason) -> List.of("back for " + reason))
                    .whenUndone((_, reason) -> List.of("undone for " + reason))
                    .build();

    private final SagaEngine<String, String, Command, Reply> engine =
            new SagaEngine<>((trip, word) -> trip + ", " + word);
    private final List<String> asked = new ArrayList<>();
    private final List<Kind> journal = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-11T04:00:00Z");
    private Decision.Moved<String, String, Command> last =
            took(engine.start(TRIP, "t1", "trip", now));

    private static Step.Builder<String, String, Command, Reply> step(
            Step.Builder<String, String, Command, Reply> step) {
        return step.asksAbout((_, saga) -> new Command(saga.subject()))
                .on(Done.class, (_, done) -> Outcome.succeeded(done.word()))
                .on(Never.class, (_, _) -> Outcome.failed(Reason.OUT_OF_STOCK))
                .on(Odd.class, (_, _) -> Outcome.puzzling("odd"))
                .waits(TWICE);
    }

    @Test
    void everyReplyLeadsToTheNextStepUntilAllAreDone() {
        answer(new Done("bed"));
        answer(new Done("seat"));
        answer(new Done("paper"));

        assertThat(asked).containsExactly("Hotel 1", "Flight 1", "Ticket 1");
        assertThat(last.data()).isEqualTo("trip, bed, seat, paper");
        assertThat(last.state().phase()).isEqualTo(Phase.COMPLETED);
        assertThat(last.state().id()).hasToString("Trip-t1");
    }

    @Test
    void stepThatHasCertainlyFailedIsNotUndoneItselfButWhatCameBefore() {
        answer(new Done("bed"));
        answer(new Never());
        answer(new Done("no bed"));

        assertThat(asked).containsExactly("Hotel 1", "Flight 1", "LeaveHotel 1");
        assertThat(last.data()).isEqualTo(
                "trip, bed, back for OUT_OF_STOCK, no bed, undone for OUT_OF_STOCK");
        assertThat(last.state().phase()).isEqualTo(Phase.UNDONE);
    }

    @Test
    void silentStepIsAskedAgainThenUndoneTooTheLatestFirst() {
        answer(new Done("bed"));
        silence();
        silence();
        answer(new Done("no seat"));
        answer(new Done("no bed"));

        assertThat(asked).containsExactly(
                "Hotel 1", "Flight 1", "Flight 2", "LeaveFlight 1", "LeaveHotel 1");
        assertThat(last.state().reason()).isEqualTo(Reason.PAYMENT_EXPIRED);
        assertThat(journal).endsWith(Kind.SILENT, Kind.TURNED_BACK, Kind.SENT, Kind.REPLIED,
                Kind.SENT, Kind.REPLIED, Kind.UNDONE);
    }

    @Test
    void puzzlingReplyParksTheSagaUntilAPersonVouchesForTheStep() {
        answer(new Done("bed"));
        answer(new Done("seat"));
        answer(new Odd());

        assertThat(last.state().parked()).isEqualTo("odd");
        assertThat(last.state().deadline()).isNull();

        decide(new Input.Operator<>(Action.SKIP, "op", "seen"));

        assertThat(last.data()).endsWith(", by hand");
        assertThat(last.journal().getFirst().what())
                .isEqualTo(new JournalEntry.Skipped("op", "seen"));
        assertThat(last.state().phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void replyToAnEarlierCommandIsStale() {
        silence();

        Decision<String, String, Command> decision = engine.decide(TRIP, last.state(),
                last.data(), new Input.ReplyArrived<>(
                        new StepRef("Trip-t1", "Hotel", 1), new Done("bed")),
                now);

        assertThat(decision).isInstanceOfSatisfying(Decision.Stale.class,
                stale -> assertThat(stale.entry().what())
                        .isEqualTo(new JournalEntry.StaleReply("Done")));
    }

    private void answer(Reply reply) {
        decide(new Input.ReplyArrived<>(new StepRef(last.state().id().toString(),
                last.state().step(), last.state().attempt()), reply));
    }

    private void silence() {
        now = now.plusSeconds(10);
        decide(new Input.DeadlinePassed<>());
    }

    private void decide(Input<Reply> input) {
        last = took((Decision.Moved<String, String, Command>) engine.decide(
                TRIP, last.state(), last.data(), input, now));
    }

    private Decision.Moved<String, String, Command> took(
            Decision.Moved<String, String, Command> moved) {
        moved.commands().forEach(ask -> asked.add(ask.step().step() + " " + ask.step().attempt()));
        moved.journal().forEach(entry -> journal.add(entry.kind()));
        return moved;
    }
}
