package io.hutong.order.view;

import io.hutong.saga.JournalEntry;
import io.hutong.saga.SagaState;
import java.util.List;

/** A saga with everything that has happened to it. */
record SagaHistory(SagaState state, List<JournalEntry> journal) {
}
