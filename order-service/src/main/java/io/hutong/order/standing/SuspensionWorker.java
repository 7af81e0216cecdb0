package io.hutong.order.standing;

import io.hutong.contracts.message.Command;
import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.refund.Refunds;
import io.hutong.order.standing.model.SuspensionDecision;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.SagaId;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the orders once, from the oldest to the newest, in windows whose end is kept, so
 * that a restart goes on where it was. No order is missed: whoever was reserved before the
 * suspension was stored before it, and whoever comes later is refused by merchant-service.
 */
final class SuspensionWorker {

    private static final Logger log = LoggerFactory.getLogger(SuspensionWorker.class);
    private static final int WINDOW = 2_000;
    private static final int WINDOWS_MAX = 100;
    private static final int AGAIN = 500;
    private static final String BY = "suspension";

    private final SuspensionTable store;
    private final OrderChanges changes;
    private final Refunds refunds;
    private final TransactionTemplate transaction;

    SuspensionWorker(SuspensionTable store, OrderChanges changes, Refunds refunds,
            TransactionTemplate transaction) {
        this.store = store;
        this.changes = changes;
        this.refunds = refunds;
        this.transaction = transaction;
    }

    void sweep() {
        for (int n = 0; n < WINDOWS_MAX; n++) {
            if (!Boolean.TRUE.equals(transaction.execute(_ -> nextWindow()))) {
                break;
            }
        }
        List<String> waiting = store.waiting(AGAIN);
        if (!waiting.isEmpty()) {
            transaction.executeWithoutResult(_ -> store.settled(decideAll(waiting)));
        }
    }

    private boolean nextWindow() {
        List<SuspensionTable.Suspension> open = store.lockOpen();
        for (SuspensionTable.Suspension suspension : open) {
            SuspensionTable.Window window = store.window(suspension, WINDOW);
            if (!window.open().isEmpty()) {
                decideAll(window.open());
                log.info("{} open orders of {} are called off or refunded",
                        window.open().size(), suspension.miniProgram());
            }
            store.advance(suspension, window);
        }
        return !open.isEmpty();
    }

    /** @return those about which there is nothing more to decide */
    private List<String> decideAll(List<String> orderIds) {
        List<String> done = new ArrayList<>();
        changes.onOrders(orderIds, sheet -> orderIds.forEach(id -> sheet.order(id)
                .ifPresent(order -> {
                    if (decide(sheet, order)) {
                        done.add(id);
                    } else {
                        store.lookAgain(id);
                    }
                })));
        return done;
    }

    private boolean decide(Sheet sheet, Order order) {
        return switch (SuspensionDecision.of(order)) {
            case CALL_OFF -> callOff(sheet, order);
            case GIVE_BACK -> {
                refunds.beginFull(sheet, order, Reason.MINI_PROGRAM_SUSPENDED, BY,
                        TraceParent.start());
                yield true;
            }
            case WAIT -> false;
            case FINISH -> true;
        };
    }

    /** False when it is too late for that: the debit may have succeeded. */
    private static boolean callOff(Sheet sheet, Order order) {
        boolean done = order.reason() != null;
        for (SagaId saga : sheet.unfinishedSagas(order.id())) {
            Decision<Order, OrderChange, Command> decision = sheet.apply(saga,
                    new Input.CallOff<>(Reason.MINI_PROGRAM_SUSPENDED), TraceParent.start());
            done |= decision instanceof Decision.Moved<Order, OrderChange, Command>;
        }
        return done;
    }
}
