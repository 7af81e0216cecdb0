package io.hutong.order.view;

import java.util.List;

import io.hutong.order.saga.JournalEntry;
import io.hutong.order.saga.SagaState;

/** A saga with everything that has happened to it. */
record SagaHistory(SagaState state, List<JournalEntry> journal) {
}
