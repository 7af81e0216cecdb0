package io.hutong.order.coordination;

import java.util.ArrayList;
import java.util.List;

import io.hutong.messaging.TraceParent;
import io.hutong.order.saga.JournalEntry;
import io.hutong.order.saga.SagaState;

/**
 * A saga as it is stored.
 *
 * @param trace       the request that started it; what deadlines cause belongs to it
 * @param journalSize entries that are stored already
 * @param added       entries since it was read
 */
record SagaRow(
        SagaState state, String orderId, TraceParent trace, int journalSize,
        List<JournalEntry> added) {

    SagaRow {
        added = List.copyOf(added);
    }

    static SagaRow fresh(
            SagaState state, String orderId, TraceParent trace, List<JournalEntry> journal) {
        return new SagaRow(state, orderId, trace, 0, journal);
    }

    SagaRow moved(SagaState next, List<JournalEntry> entries) {
        List<JournalEntry> all = new ArrayList<>(added);
        all.addAll(entries);
        return new SagaRow(next, orderId, trace, journalSize, all);
    }

    int entries() {
        return journalSize + added.size();
    }
}
