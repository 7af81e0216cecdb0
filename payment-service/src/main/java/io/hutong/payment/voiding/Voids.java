package io.hutong.payment.voiding;

import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.messaging.IncomingMessage;
import io.hutong.payment.cashier.CashierOrder;
import io.hutong.payment.cashier.Cashiers;
import io.hutong.payment.debit.Attempt;
import io.hutong.payment.debit.Attempts;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.mandate.Mandates;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.RefundClaim;
import io.hutong.payment.refund.Refunds;
import io.hutong.payment.refund.VoidRefunds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Carries out the commands to void. */
@Component
public class Voids {

    private final Payments payments;
    private final Attempts attempts;
    private final Cashiers cashiers;
    private final Refunds refunds;
    private final Mandates mandates;
    private final EffectWriter writer;

    Voids(Payments payments, Attempts attempts, Cashiers cashiers, Refunds refunds,
            Mandates mandates, EffectWriter writer) {
        this.payments = payments;
        this.attempts = attempts;
        this.cashiers = cashiers;
        this.refunds = refunds;
        this.mandates = mandates;
        this.writer = writer;
    }

    /**
     * @param commands at most one per order
     * @param known    the payments of these orders, locked
     */
    public void callOff(List<IncomingMessage> commands, Map<String, Payment> known) {
        if (commands.isEmpty()) {
            return;
        }
        Batch batch = new Batch(payments.parts(known.keySet()));
        Map<String, Attempt> counting = attempts.lockOfOrders(known.keySet());
        Map<String, CashierOrder> atCashier = cashiers.lockOfOrders(known.values()
                .stream().filter(payment -> payment.mode() == PaymentMode.CASHIER)
                .map(Payment::orderId).toList());
        for (IncomingMessage message : commands) {
            String orderId = ((VoidPayment) message.payload()).orderId();
            Payment payment = known.get(orderId);
            if (payment == null) {
                batch.bury(Payment.tombstone(orderId, Step.of(message)));
            } else {
                batch.apply(VoidDecision.of(payment, counting.get(orderId),
                        atCashier.get(orderId)), payment, Step.of(message));
            }
        }
        write(batch);
    }

    private void write(Batch batch) {
        payments.insert(batch.buried, List.of());
        attempts.cancel(batch.cancelled);
        attempts.reverse(batch.reversed);
        cashiers.cancel(batch.neverOpened);
        cashiers.close(batch.closing);
        batch.effects.change(batch.claims.stream().map(RefundClaim::claimed).toList());
        refunds.claim(batch.claims);
        mandates.release(batch.released);
        writer.write(batch.effects);
    }

    /** What one batch has decided so far. */
    private static final class Batch {

        private final Map<String, List<SubPayment>> parts;
        private final List<Payment> buried = new ArrayList<>();
        private final List<Attempt> cancelled = new ArrayList<>();
        private final List<Attempt> reversed = new ArrayList<>();
        private final List<CashierOrder> neverOpened = new ArrayList<>();
        private final List<CashierOrder> closing = new ArrayList<>();
        private final List<RefundClaim> claims = new ArrayList<>();
        private final List<Mandates.Release> released = new ArrayList<>();
        private final Effects effects = new Effects();

        private Batch(Map<String, List<SubPayment>> parts) {
            this.parts = parts;
        }

        private void bury(Payment tombstone) {
            buried.add(tombstone);
            answer(tombstone);
        }

        private void apply(VoidDecision decision, Payment payment, Step step) {
            switch (decision) {
                case VoidDecision.Tombstone t -> throw new IllegalStateException("it is known");
                case VoidDecision.Answer() ->
                        effects.send(step.answer(Replies.voided(payment)));
                case VoidDecision.Await() -> effects.change(payment.voidAwaitedBy(step));
                case VoidDecision.Close(var how) ->
                        close(payment.voidAwaitedBy(step).voided(how, Money.ZERO));
                case VoidDecision.Cancel(Attempt attempt, var how) -> {
                    cancelled.add(attempt);
                    release(payment, attempt);
                    close(payment.voidAwaitedBy(step).voided(how, Money.ZERO));
                }
                case VoidDecision.WaitForOutcome() -> effects.change(payment.calledOff(step));
                case VoidDecision.Reverse(Attempt attempt) -> {
                    reversed.add(attempt);
                    effects.change(payment.calledOff(step));
                }
                case VoidDecision.CancelCashier(CashierOrder cashier, var how) -> {
                    neverOpened.add(cashier);
                    close(payment.voidAwaitedBy(step).voided(how, Money.ZERO));
                }
                case VoidDecision.CloseCashier(CashierOrder cashier) -> {
                    closing.add(cashier);
                    effects.change(payment.calledOff(step));
                }
                case VoidDecision.Refund() -> {
                    claims.addAll(VoidRefunds.of(
                            Objects.requireNonNull(parts.get(payment.orderId()))));
                    effects.change(payment.calledOff(step));
                }
            }
        }

        private void close(Payment voided) {
            effects.change(voided);
            answer(voided);
        }

        private void answer(Payment voided) {
            Step step = voided.steps().voiding();
            if (step != null) {
                effects.send(step.answer(Replies.voided(voided)));
            }
        }

        private void release(Payment payment, Attempt attempt) {
            String mandateId = payment.buyer().mandateId();
            if (mandateId != null) {
                released.add(new Mandates.Release(
                        mandateId, attempt.request().createdAt(), payment.total()));
            }
        }
    }
}
