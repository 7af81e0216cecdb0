package io.hutong.order.view;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.saga.JournalEntry;
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
        private String outcome = "WAITING";

        private Told(Key key, Instant sentAt) {
            this.key = key;
            this.sentAt = sentAt;
        }

        private void take(JournalEntry entry) {
            switch (entry.what()) {
                case SENT, COMPLETED, UNDONE -> {}
                case REPLIED -> replied(entry);
                case SILENT -> outcome = "SILENT";
                case PARKED -> ended("PARKED", entry.detail());
                case TURNED_BACK -> turnedBack(entry);
                case SKIPPED -> {
                    ended("SKIPPED", reason);
                    note(entry);
                }
                case STALE_REPLY, LATE, RETRIED, COMPENSATED -> note(entry);
            }
        }

        private void replied(JournalEntry entry) {
            String detail = entry.detail() == null ? "" : entry.detail();
            int space = detail.indexOf(' ');
            reply = space < 0 ? detail : detail.substring(0, space);
            repliedAt = entry.at();
            ended(space < 0 ? "SUCCEEDED" : "FAILED",
                    space < 0 ? null : detail.substring(space + 1));
        }

        private void turnedBack(JournalEntry entry) {
            if (outcome.equals("WAITING")) {
                ended("CALLED_OFF", entry.detail());
            }
        }

        private void ended(String how, @Nullable String why) {
            outcome = how;
            reason = why;
        }

        private void note(JournalEntry entry) {
            notes.add(new Timeline.Note(entry.at(), entry.what().name(), entry.detail()));
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
