package io.hutong.messaging.outbox;

import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes to the outbox table and wakes this process's relay after the commit. */
final class JdbcOutbox implements Outbox {

    private final OutboxTable table;
    private final MessageEncoder encoder;
    private final RelaySignal signal;

    JdbcOutbox(OutboxTable table, MessageEncoder encoder, RelaySignal signal) {
        this.table = table;
        this.encoder = encoder;
        this.signal = signal;
    }

    @Override
    public void append(List<OutgoingMessage> messages) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "the outbox is only for messages of a transaction, and none is active");
        }
        if (messages.isEmpty()) {
            return;
        }
        table.insert(messages.stream().map(encoder::encode).toList());
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        signal.wake();
                    }
                });
    }
}
