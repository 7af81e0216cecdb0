package io.hutong.saga.table;

import io.hutong.saga.SagaState;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts how sagas end, once it is true. */
public final class SagaMeters {

    private static final String ENDED = "hutong.sagas.ended";
    private static final String PARKED = "PARKED";

    private final MeterRegistry meters;

    public SagaMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    public void countAfterCommit(List<SagaState> ended) {
        if (ended.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        ended.forEach(SagaMeters.this::count);
                    }
                });
    }

    private void count(SagaState state) {
        meters.counter(ENDED, "saga", state.id().definition(),
                "outcome", state.isParked() ? PARKED : state.phase().name(),
                "reason", state.reason() == null ? "NONE" : state.reason().name()).increment();
    }
}
