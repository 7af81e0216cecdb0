package io.hutong.payment.debit;

import io.hutong.payment.cashier.Cashiers;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.mandate.Mandates;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.Refunds;
import io.hutong.work.Done;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the channel answered: attempts, payments, ledger and replies of a whole batch in one
 * transaction. An answer counts only while the lease under which it was asked for still holds.
 */
final class DebitOutcomes {

    private final Attempts attempts;
    private final Payments payments;
    private final Mandates mandates;
    private final Refunds refunds;
    private final Cashiers cashiers;
    private final EffectWriter writer;
    private final DebitJudge judge;

    DebitOutcomes(Attempts attempts, Payments payments, Mandates mandates, Refunds refunds,
            Cashiers cashiers, EffectWriter writer, DebitJudge judge) {
        this.attempts = attempts;
        this.payments = payments;
        this.mandates = mandates;
        this.refunds = refunds;
        this.cashiers = cashiers;
        this.writer = writer;
        this.judge = judge;
    }

    /** Call it in a transaction. */
    void apply(List<Done<Attempt, ChannelAnswer<DebitState>>> done) {
        List<String> orders = done.stream().map(one -> one.task().orderId()).distinct().sorted()
                .toList();
        Map<String, Payment> known = payments.lock(orders);
        List<Attempt> current = attempts.rows().lock(
                "number", done.stream().map(one -> one.task().number()).toList());
        Map<String, List<SubPayment>> parts = payments.parts(orders);
        var held = attempts.rows().held(done, current);
        judge.fenced(done.size() - held.size());
        write(held.stream().map(one -> judge.resolve(one,
                Objects.requireNonNull(known.get(one.task().orderId())),
                parts.getOrDefault(one.task().orderId(), List.of()))).toList(), known);
    }

    private void write(List<Resolution> resolutions, Map<String, Payment> before) {
        attempts.update(resolutions.stream().map(Resolution::attempt).toList());
        refunds.claim(resolutions.stream().flatMap(r -> r.refunds().stream()).toList());
        cashiers.open(resolutions.stream().map(Resolution::cashier)
                .filter(Objects::nonNull).toList());
        mandates.release(resolutions.stream().filter(r -> r.released().isPositive())
                .map(DebitOutcomes::release).filter(Objects::nonNull).toList());
        mandates.doubt(resolutions.stream().filter(Resolution::doubtsMandate)
                .map(r -> r.payment().buyer().mandateId()).filter(Objects::nonNull).sorted()
                .toList());
        Effects effects = new Effects();
        for (Resolution resolution : resolutions) {
            Payment payment = resolution.payment();
            if (!payment.equals(before.get(payment.orderId()))) {
                effects.change(payment);
            }
            effects.change(resolution.parts());
            effects.book(resolution.transfers());
            if (resolution.reply() != null) {
                effects.send(waiting(payment).answer(resolution.reply()));
            }
        }
        writer.write(effects);
    }

    private static Step waiting(Payment payment) {
        return Objects.requireNonNull(payment.status() == PaymentStatus.VOIDED
                ? payment.steps().voiding() : payment.steps().authorize());
    }

    private static Mandates.@Nullable Release release(Resolution resolution) {
        String mandateId = resolution.payment().buyer().mandateId();
        Attempt attempt = resolution.attempt().attempt();
        return mandateId == null ? null : new Mandates.Release(
                mandateId, attempt.request().createdAt(), resolution.released());
    }
}
