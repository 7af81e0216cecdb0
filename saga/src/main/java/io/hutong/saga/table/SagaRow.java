package io.hutong.saga.table;

import io.hutong.messaging.TraceParent;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.SagaState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A saga as it is stored.
 *
 * @param orderId     the order whose lock it shares
 * @param trace       the request that started it; what deadlines cause belongs to it
 * @param journalSize entries that are stored already
 * @param added       entries since it was read
 * @param skipped     steps that a person has vouched for
 * @param lateSince   since when its participant is known not to have heard it; null when it has
 */
public record SagaRow(
        SagaState state, String orderId, TraceParent trace, int journalSize,
        List<JournalEntry> added, Set<String> skipped, @Nullable Instant lateSince) {

    public SagaRow {
        added = List.copyOf(added);
        skipped = Set.copyOf(skipped);
    }

    public static SagaRow fresh(
            SagaState state, String orderId, TraceParent trace, List<JournalEntry> journal) {
        return new SagaRow(state, orderId, trace, 0, journal, Set.of(), null);
    }

    public SagaRow moved(SagaState next, List<JournalEntry> entries) {
        List<JournalEntry> all = new ArrayList<>(added);
        all.addAll(entries);
        return new SagaRow(next, orderId, trace, journalSize, all, skipped, null);
    }

    public int entries() {
        return journalSize + added.size();
    }

    /** The entries since it was read, as the column is written. */
    public String journal() {
        return JournalCodec.write(added);
    }
}
