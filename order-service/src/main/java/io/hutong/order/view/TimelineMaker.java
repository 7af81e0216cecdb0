package io.hutong.order.view;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.order.coordination.SagaRunner;
import io.hutong.order.lifecycle.model.Cashier;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.view.Timeline.Waiting;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.JournalEntry.Kind;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaState;
import io.hutong.saga.table.SagaTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells an order's story from its sagas' journals. */
final class TimelineMaker {

    private static final List<String> AFTER_PAYMENT =
            List.of("receipt", "SettlePayment", "RecordSettlement");
    private static final List<String> AFTER_SHIPMENT =
            List.of("SettlePayment", "RecordSettlement");

    private final SagaRunner runner;

    TimelineMaker(SagaRunner runner) {
        this.runner = runner;
    }

    /** @param known of which refunds the reader may know who asked for them */
    Timeline make(
            StoredOrder stored, List<SagaTable.History> sagas, Predicate<Refund> known) {
        Order order = stored.order();
        Optional<SagaTable.History> active =
                sagas.stream().filter(saga -> !saga.state().isFinished()).findFirst();
        return new Timeline(order.id(), order.status(), stored.pending(), order.shownReason(),
                active.map(saga -> explain(saga.state(), order) + late(saga))
                        .orElseGet(() -> explain(order)),
                active.map(saga -> waiting(saga, order)).orElseGet(() -> waiting(stored)),
                active.map(saga -> next(saga.state(), order)).orElseGet(() -> next(order)),
                sagas.stream().map(saga -> saga(saga, askedBy(saga, order, known)))
                        .toList());
    }

    private static @Nullable String askedBy(
            SagaTable.History saga, Order order, Predicate<Refund> known) {
        return order.refunds().find(saga.state().id().subject()).filter(known)
                .map(refund -> refund.ask().askedBy()).orElse(null);
    }

    private Timeline.Saga saga(SagaTable.History saga, @Nullable String askedBy) {
        SagaState state = saga.state();
        return new Timeline.Saga(state.id().toString(), state.id().definition(), state.version(),
                state.phase(),
                state.parked(), state.reason(), askedBy,
                StepsTeller.tell(definition(state), saga.journal()));
    }

    private Optional<SagaDefinition<Order, OrderChange, Command, Reply>> definition(
            SagaState state) {
        return runner.definitions().find(state.id().definition(), state.version());
    }

    private static String explain(SagaState state, Order order) {
        if (state.isParked()) {
            return state.id().definition() + " is parked at " + state.step() + ": " + state.parked()
                    + ". An operator has to retry, skip or compensate.";
        }
        if (awaitsBuyer(state, order)) {
            return "Waiting for the buyer to pay at the cashier.";
        }
        String undoing = state.reason() == null
                ? "" : " to undo the order (" + state.reason() + ")";
        return "Waiting for the answer to " + state.step() + ", attempt " + state.attempt()
                + undoing + ".";
    }

    private static String late(SagaTable.History saga) {
        boolean late = !saga.journal().isEmpty()
                && saga.journal().getLast().kind() == Kind.LATE;
        return late ? " Whoever is asked has not read it, or is away." : "";
    }

    private static boolean awaitsBuyer(SagaState state, Order order) {
        return state.phase() == Phase.FORWARD && order.facts().cashier() != null
                && order.facts().payment() == null;
    }

    private static String explain(Order order) {
        if (order.afterSales().anyOpen()) {
            return "The buyer has asked for money back; waiting for the merchant to decide.";
        }
        return order.refunds().refusedLast().map(refund -> "Money was to go back and did not ("
                + refund.result().refusal() + "); a person looks into it. ").orElse("")
                + explainStatus(order);
    }

    private static String explainStatus(Order order) {
        return switch (order.status()) {
            case PAID -> "Paid; waiting for the merchant to ship.";
            case SHIPPED -> "Shipped; waiting for the buyer to confirm the receipt.";
            case SETTLED -> "Settled: every fen is divided.";
            case CANCELLED -> "Cancelled: " + order.reason() + ".";
            case REJECTED -> "Rejected: " + order.reason() + ".";
            case AWAITING_RECIPIENT -> "Paid; waiting for the recipient to accept the gift.";
            case REFUNDED -> "Refunded: the buyer has all of the money back.";
            case PARTLY_REFUNDED -> "Settled; of it the buyer has "
                    + order.refunds().returned() + " back.";
            case PLACED, RESERVED, AWAITING_PAYMENT, RECEIVED ->
                    "The order is " + order.status() + ".";
        };
    }

    private static Waiting waiting(SagaTable.History saga, Order order) {
        SagaState state = saga.state();
        Cashier cashier = order.facts().cashier();
        if (cashier != null && !state.isParked() && awaitsBuyer(state, order)) {
            return new Waiting("the buyer's payment at the cashier", sentAt(saga),
                    cashier.expiresAt());
        }
        Instant since = saga.journal().isEmpty() ? null : saga.journal().getLast().at();
        return state.isParked() ? new Waiting("an operator", since, null)
                : new Waiting("the reply to " + state.step(), sentAt(saga), state.deadline());
    }

    private static @Nullable Instant sentAt(SagaTable.History saga) {
        return saga.journal().stream()
                .filter(entry -> entry.kind() == Kind.SENT)
                .reduce((_, later) -> later).map(JournalEntry::at).orElse(null);
    }

    private static @Nullable Waiting waiting(StoredOrder stored) {
        if (stored.order().afterSales().anyOpen()) {
            return new Waiting("the merchant's decision about the after-sale", null,
                    stored.order().afterSales().nextDeadline());
        }
        return switch (stored.order().status()) {
            case PAID -> new Waiting("the merchant's shipment", null, null);
            case SHIPPED -> new Waiting("the buyer's receipt", null, stored.receiptDueAt());
            case AWAITING_RECIPIENT ->
                    new Waiting("the gift's recipient", null, stored.receiptDueAt());
            case PLACED, RESERVED, AWAITING_PAYMENT, RECEIVED, SETTLED,
                    PARTLY_REFUNDED, REFUNDED, CANCELLED, REJECTED -> null;
        };
    }

    private List<String> next(SagaState state, Order order) {
        return definition(state).map(saga -> saga.stepsAfter(state.phase(), state.step(), order))
                .orElse(List.of());
    }

    private static List<String> next(Order order) {
        return switch (order.status()) {
            case PAID -> AFTER_PAYMENT;
            case SHIPPED -> AFTER_SHIPMENT;
            case PLACED, RESERVED, AWAITING_PAYMENT, AWAITING_RECIPIENT, RECEIVED, SETTLED,
                    PARTLY_REFUNDED, REFUNDED, CANCELLED, REJECTED -> List.of();
        };
    }
}
