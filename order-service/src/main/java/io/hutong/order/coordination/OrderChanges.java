package io.hutong.order.coordination;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.messaging.Outbox;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.SagaId;
import io.hutong.saga.table.SagaMeters;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to change stored orders: lock, decide on a {@link Sheet}, write, send; all of it in
 * one transaction.
 */
public final class OrderChanges {

    private final OrderStore store;
    private final SagaRunner runner;
    private final List<OrderReaction> reactions;
    private final Audit audit;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final SagaMeters meters;

    /** What runs the sagas, what follows from their changes, and who is behind them. */
    record Rules(SagaRunner runner, List<OrderReaction> reactions, Audit audit) {

        Rules {
            reactions = List.copyOf(reactions);
        }
    }

    OrderChanges(OrderStore store, Rules rules, Outbox outbox,
            TransactionTemplate transaction, SagaMeters meters) {
        this.store = store;
        this.runner = rules.runner();
        this.reactions = rules.reactions();
        this.audit = rules.audit();
        this.outbox = outbox;
        this.transaction = transaction;
        this.meters = meters;
    }

    /**
     * Decides about one order under its lock.
     *
     * @return what {@code work} returned, empty when there is no such order
     */
    public <T> Optional<T> onOrder(String orderId, BiFunction<Sheet, Order, T> work) {
        return transaction.execute(_ -> {
            Sheet sheet = new Sheet(runner, store.lockOrders(List.of(orderId)));
            Optional<T> result = sheet.order(orderId).map(order -> work.apply(sheet, order));
            save(sheet);
            return result;
        });
    }

    /**
     * Lets a person's decision move one saga.
     *
     * @param act is written down when it does
     * @return what the engine decided, empty when there is no such saga
     */
    public Optional<Decision<Order, OrderChange, Command>> onSaga(
            SagaId sagaId, Input.Operator<Reply> input, Act act) {
        return transaction.execute(_ -> {
            Sheet sheet = new Sheet(runner, store.lockSagas(List.of(sagaId)));
            Optional<Decision<Order, OrderChange, Command>> decision = sheet.saga(sagaId)
                    .map(saga -> {
                        sheet.note(act.ofOrder(saga.orderId())
                                .traced(saga.trace().traceId()));
                        return sheet.apply(sagaId, input, saga.trace());
                    });
            save(sheet);
            return decision;
        });
    }

    /** Decides about many orders under their locks. */
    public void onOrders(Collection<String> orderIds, Consumer<Sheet> work) {
        transaction.executeWithoutResult(
                _ -> finish(new Sheet(runner, store.lockOrders(orderIds)), work));
    }

    /** Joins the transaction that is active, as a batch handler's is. */
    void onSagas(Collection<SagaId> sagaIds, Consumer<Sheet> work) {
        finish(new Sheet(runner, store.lockSagas(sagaIds)), work);
    }

    void onDueSagas(Collection<SagaId> sagaIds, Consumer<Sheet> work) {
        transaction
                .executeWithoutResult(_ -> finish(new Sheet(runner, store.lockDue(sagaIds)), work));
    }

    private void finish(Sheet sheet, Consumer<Sheet> work) {
        work.accept(sheet);
        save(sheet);
    }

    private void save(Sheet sheet) {
        sheet.react(reactions);
        if (sheet.isTouched()) {
            store.write(sheet);
            outbox.append(sheet.messages());
            audit.append(sheet.acts());
            meters.countAfterCommit(sheet.ended());
        }
    }
}
