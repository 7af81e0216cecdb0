package io.hutong.payment.refund;

import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.money.Money;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.ledger.Entries;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.work.RetrySchedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes what the channel answered to refunds; ends a void when all of its money is back. */
final class RefundOutcomes {

    private final Stores stores;
    private final Outbox outbox;
    private final RetrySchedule schedule;
    private final int patience;

    record Stores(Payments payments, RefundStore refunds, Cases cases, Ledger ledger) {
    }

    RefundOutcomes(Stores stores, Outbox outbox, RefundSettings settings) {
        this.stores = stores;
        this.outbox = outbox;
        this.schedule = new RetrySchedule(settings.retry());
        this.patience = settings.patience();
    }

    /** Call it in a transaction. */
    void apply(List<RefundResult> results) {
        List<String> orders = results.stream().map(r -> r.refund().orderId()).distinct().sorted()
                .toList();
        Batch batch = new Batch(stores.payments.lock(orders),
                stores.refunds.lockOfOrders(orders), stores.payments.parts(orders));
        for (RefundResult result : results) {
            Refund current = batch.refunds.get(result.refund().number());
            if (current != null && current.state() == result.refund().state()
                    && current.lease().equals(result.refund().lease())) {
                apply(result, batch);
            }
        }
        orders.forEach(batch::endVoid);
        write(batch);
    }

    private void apply(RefundResult result, Batch batch) {
        Refund refund = result.refund();
        RefundDecision decision = RefundDecision.of(refund, result.answer(), patience);
        batch.states.put(refund.number(), decision.state());
        batch.changes.add(new RefundStore.Change(refund, decision.state(),
                result.channelNumber(), schedule.after(refund.tries())));
        if (decision.problem() != null) {
            batch.cases.add(new Cases.Case(Cases.Kind.REFUND_FAILED, refund.number(),
                    refund.orderId(), refund.amount(), decision.problem()));
        }
        if (decision.state() == Refund.State.SUCCESS) {
            batch.refunded(refund);
        }
    }

    private void write(Batch batch) {
        stores.refunds.update(batch.changes);
        stores.payments.updateParts(List.copyOf(batch.changedParts.values()));
        stores.payments.update(batch.voided);
        stores.cases.open(batch.cases);
        outbox.append(batch.replies);
        stores.ledger.book(batch.transfers);
    }

    /** What one batch has decided so far. */
    private static final class Batch {

        private final Map<String, Payment> payments;
        private final Map<String, Refund> refunds;
        private final Map<String, List<SubPayment>> parts;
        private final Map<String, Refund.State> states = new LinkedHashMap<>();
        private final Map<String, SubPayment> changedParts = new LinkedHashMap<>();
        private final List<RefundStore.Change> changes = new ArrayList<>();
        private final List<Payment> voided = new ArrayList<>();
        private final List<Cases.Case> cases = new ArrayList<>();
        private final List<Transfer> transfers = new ArrayList<>();
        private final List<OutgoingMessage> replies = new ArrayList<>();

        private Batch(Map<String, Payment> payments, Map<String, Refund> refunds,
                Map<String, List<SubPayment>> parts) {
            this.payments = payments;
            this.refunds = refunds;
            this.parts = parts;
            refunds.values().forEach(refund -> states.put(refund.number(), refund.state()));
        }

        private void refunded(Refund refund) {
            SubPayment part = part(refund);
            Money left = part.funds().paid().minus(part.funds().refunded());
            Money feeBack = part.terms().channelFee().halfUpOf(left)
                    .minus(part.terms().channelFee().halfUpOf(left.minus(refund.amount())));
            changedParts.put(key(refund), part.refunded(refund.amount()));
            transfers.addAll(new Entries(refund.orderId(), refund.number(),
                    part.seller().merchantId()).refunded(refund.amount(), feeBack));
        }

        private SubPayment part(Refund refund) {
            SubPayment changed = changedParts.get(key(refund));
            return changed != null ? changed
                    : Objects.requireNonNull(parts.get(refund.orderId())).get(refund.part() - 1);
        }

        private static String key(Refund refund) {
            return refund.orderId() + "/" + refund.part();
        }

        private void endVoid(String orderId) {
            Payment payment = Objects.requireNonNull(payments.get(orderId));
            List<Refund> all = refunds.values().stream()
                    .filter(refund -> refund.orderId().equals(orderId)).toList();
            boolean done = all.stream().allMatch(
                    refund -> states.get(refund.number()) == Refund.State.SUCCESS);
            if (payment.status() != PaymentStatus.VOIDING || !done) {
                return;
            }
            Money returned = all.stream().map(Refund::amount).reduce(Money.ZERO, Money::plus);
            Payment ended = payment.voided(PaymentVoided.How.REFUNDED, returned);
            voided.add(ended);
            Step waiting = ended.steps().voiding();
            if (waiting != null) {
                replies.add(waiting.answer(Replies.voided(ended)));
            }
        }
    }
}
