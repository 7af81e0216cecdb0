package io.hutong.order.coordination;

import java.util.List;

import io.hutong.contracts.Topics;
import io.hutong.messaging.ReadProgress;
import io.hutong.order.saga.Input;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns silence into a fact. A deadline counts only once everything that was sent before it has
 * been read: after an outage the replies are there, unread, and must not be taken for silence.
 */
final class DeadlineSweeper {

    private static final Logger log = LoggerFactory.getLogger(DeadlineSweeper.class);

    /** Sagas looked at in one round, and changed in one transaction. */
    private static final int ROUND = 5_000;
    private static final int TRANSACTION = 200;

    private final OrderStore store;
    private final OrderChanges changes;
    private final ReadProgress progress;

    DeadlineSweeper(OrderStore store, OrderChanges changes, ReadProgress progress) {
        this.store = store;
        this.changes = changes;
        this.progress = progress;
    }

    /** One round. */
    void sweep() {
        List<String> silent = store.due(ROUND).stream()
                .filter(due -> progress.isPast(
                        Topics.ORDER_REPLIES, due.orderId(), due.deadline()))
                .map(OrderStore.Due::sagaId).toList();
        for (int from = 0; from < silent.size(); from += TRANSACTION) {
            List<String> some = silent.subList(from, Math.min(silent.size(), from + TRANSACTION));
            changes.onDueSagas(some, DeadlineSweeper::fire);
        }
        if (!silent.isEmpty()) {
            log.info("{} steps stayed without a reply until their deadline", silent.size());
        }
    }

    private static void fire(Sheet sheet) {
        for (SagaRow saga : sheet.sagas()) {
            sheet.apply(saga.state().id(), new Input.DeadlinePassed(), saga.trace());
        }
    }
}
