package io.hutong.payment.cashier;

import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.Refunds;
import io.hutong.work.Done;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes what the channel answered about orders at the cashier: a whole batch in one transaction.
 * An answer counts only while the lease under which it was asked for still holds.
 */
final class CashierOutcomes {

    private final CashierTable table;
    private final Payments payments;
    private final Refunds refunds;
    private final EffectWriter writer;
    private final CashierResolver resolver;
    private final CashierMetrics metrics;
    private final InstantSource clock;

    CashierOutcomes(CashierTable table, Payments payments, Refunds refunds, EffectWriter writer,
            CashierResolver resolver, CashierMetrics metrics, InstantSource clock) {
        this.table = table;
        this.payments = payments;
        this.refunds = refunds;
        this.writer = writer;
        this.resolver = resolver;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Call it in a transaction. */
    void apply(List<Done<CashierOrder, CashierAnswer>> done) {
        List<String> orders = done.stream().map(one -> one.task().orderId()).distinct().sorted()
                .toList();
        Map<String, Payment> known = payments.lock(orders);
        List<CashierOrder> current = table.rows().lock(
                "number", done.stream().map(one -> one.task().number()).toList());
        Map<String, List<SubPayment>> parts = payments.parts(orders);
        write(table.rows().held(done, current).stream().map(one -> resolve(one,
                Objects.requireNonNull(known.get(one.task().orderId())),
                parts.getOrDefault(one.task().orderId(), List.of()))).toList(), known);
    }

    private CashierResolution resolve(
            Done<CashierOrder, CashierAnswer> done, Payment payment, List<SubPayment> parts) {
        CashierOrder order = done.task();
        CashierVerdict verdict = CashierDecision.decide(new CashierDecision.Situation(
                order.state(), payment.status() == PaymentStatus.VOIDING, order.wasOpen(),
                resolver.isPatient(order),
                PaymentNumbers.amounts(payment.attempt(), parts)), done.answer());
        metrics.verdict(order, verdict);
        return resolver.resolve(verdict, order, payment, parts, clock.instant());
    }

    private void write(List<CashierResolution> resolutions, Map<String, Payment> before) {
        table.update(resolutions.stream().map(CashierResolution::change).toList());
        refunds.claim(resolutions.stream().flatMap(r -> r.money().refunds().stream()).toList());
        Effects effects = new Effects();
        for (CashierResolution resolution : resolutions) {
            Payment payment = resolution.payment();
            if (!payment.equals(before.get(payment.orderId()))) {
                effects.change(payment);
            }
            effects.change(resolution.money().parts());
            effects.book(resolution.money().transfers());
            if (resolution.problem() != null) {
                effects.tell(resolution.problem());
            }
            CashierResolution.Answer answer = resolution.answer();
            if (answer != null) {
                effects.send(answer.step().answer(answer.reply()));
            }
        }
        writer.write(effects);
    }
}
