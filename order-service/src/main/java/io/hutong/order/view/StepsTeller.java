package io.hutong.order.view;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.view.Timeline.Outcome;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.JournalEntry.Compensated;
import io.hutong.saga.JournalEntry.Completed;
import io.hutong.saga.JournalEntry.Late;
import io.hutong.saga.JournalEntry.Parked;
import io.hutong.saga.JournalEntry.Replied;
import io.hutong.saga.JournalEntry.Retried;
import io.hutong.saga.JournalEntry.Sent;
import io.hutong.saga.JournalEntry.Silent;
import io.hutong.saga.JournalEntry.Skipped;
import io.hutong.saga.JournalEntry.StaleReply;
import io.hutong.saga.JournalEntry.TurnedBack;
import io.hutong.saga.JournalEntry.Undone;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.StepKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the journal's entries by command: each command with what became of it. */
final class StepsTeller {

    private record Key(String step, int attempt) {
    }

    /** A step while its entries are read. */
    private static final class Told {

        private final Key key;
        private final Instant sentAt;
        private final List<Timeline.Note> notes = new ArrayList<>();
        private @Nullable String reply;
        private @Nullable Instant repliedAt;
        private @Nullable String reason;
        private Outcome outcome = Outcome.WAITING;

        private Told(Key key, Instant sentAt) {
            this.key = key;
            this.sentAt = sentAt;
        }

        private void take(JournalEntry entry) {
            switch (entry.what()) {
                case Sent() -> {}
                case Completed() -> {}
                case Undone _ -> {}
                case Replied said -> {
                    reply = said.reply();
                    repliedAt = entry.at();
                    ended(said.why() == null ? Outcome.SUCCEEDED : Outcome.FAILED, said.why());
                }
                case Silent _ -> outcome = Outcome.SILENT;
                case Parked parked -> ended(Outcome.PARKED, parked.why());
                case TurnedBack back -> turnedBack(back.reason());
                case Skipped by -> {
                    ended(Outcome.SKIPPED, reason);
                    note(entry, by.who() + ": " + by.why());
                }
                case StaleReply said -> note(entry, said.reply());
                case Late() -> note(entry, null);
                case Retried by -> note(entry, by.who() + ": " + by.why());
                case Compensated by -> note(entry, by.who() + ": " + by.why());
            }
        }

        private void turnedBack(Reason why) {
            if (outcome == Outcome.WAITING) {
                ended(Outcome.CALLED_OFF, why.name());
            }
        }

        private void ended(Outcome how, @Nullable String why) {
            outcome = how;
            reason = why;
        }

        private void note(JournalEntry entry, @Nullable String detail) {
            notes.add(new Timeline.Note(entry.at(), entry.kind().name(), detail));
        }

        private Timeline.Step step(StepKind kind) {
            return new Timeline.Step(key.step(), kind, key.step(), key.attempt(), sentAt, reply,
                    repliedAt, outcome, reason, List.copyOf(notes));
        }
    }

    private StepsTeller() {
    }

    static List<Timeline.Step> tell(
            Optional<SagaDefinition<Order, OrderChange, Command, Reply>> saga,
            List<JournalEntry> journal) {
        Map<Key, Told> steps = new LinkedHashMap<>();
        for (JournalEntry entry : journal) {
            Key key = new Key(entry.step(), entry.attempt());
            steps.computeIfAbsent(key, _ -> new Told(key, entry.at())).take(entry);
        }
        return steps.values().stream().map(told -> told.step(kind(saga, told.key))).toList();
    }

    private static StepKind kind(
            Optional<SagaDefinition<Order, OrderChange, Command, Reply>> saga, Key key) {
        return saga.flatMap(definition -> definition.kindOf(key.step()))
                .orElse(StepKind.RETRIABLE);
    }
}
