package io.hutong.payment.debit;

import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.payment.cashier.Cashiers;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.mandate.Mandates;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.Refunds;
import io.hutong.work.Done;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the channel answered: attempts, payments, ledger and replies of a whole batch in one
 * transaction. An answer counts only while the lease under which it was asked for still holds.
 */
final class DebitOutcomes {

    private final Stores stores;
    private final Outbox outbox;
    private final Resolver resolver;
    private final DebitLimits limits;
    private final DebitMetrics metrics;

    record Stores(Payments payments, Attempts attempts, Mandates mandates, Refunds refunds,
            Cashiers cashiers, Ledger ledger) {
    }

    DebitOutcomes(Stores stores, Outbox outbox, Resolver resolver, DebitLimits limits,
            DebitMetrics metrics) {
        this.stores = stores;
        this.outbox = outbox;
        this.resolver = resolver;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Call it in a transaction. */
    void apply(List<Done<Attempt, ChannelAnswer<DebitState>>> done) {
        List<String> orders = done.stream().map(one -> one.task().orderId()).distinct().sorted()
                .toList();
        Map<String, Payment> payments = stores.payments.lock(orders);
        List<Attempt> current = stores.attempts.rows().lock(
                "number", done.stream().map(one -> one.task().number()).toList());
        Map<String, List<SubPayment>> parts = stores.payments.parts(orders);
        var held = stores.attempts.rows().held(done, current);
        metrics.fenced(done.size() - held.size());
        write(held.stream().map(one -> resolve(one,
                Objects.requireNonNull(payments.get(one.task().orderId())),
                parts.getOrDefault(one.task().orderId(), List.of()))).toList(), payments);
    }

    private Resolution resolve(Done<Attempt, ChannelAnswer<DebitState>> result, Payment payment,
            List<SubPayment> parts) {
        Attempt attempt = result.task();
        Instant now = limits.clock().instant();
        Verdict verdict = DebitDecision.decide(new DebitDecision.Situation(attempt.asks(),
                new DebitDecision.Wishes(payment.status() == PaymentStatus.VOIDING,
                        payment.buyer().mayUseCashier()),
                !limits.isLastMoment(end(attempt), now),
                DebitDecision.isNothingOnItsWay(attempt),
                new DebitDecision.Others(company(result), refusedFor(attempt)),
                PaymentNumbers.amounts(payment.attempt(), parts)), result.answer());
        metrics.verdict(attempt, verdict);
        followChannel(verdict, result.answer());
        return resolver.resolve(verdict, attempt, payment, parts, now);
    }

    /** What the channel refuses is answered while the step waits; the rest may take longer. */
    private Instant end(Attempt attempt) {
        return refusedFor(attempt) == null ? attempt.request().deadline()
                : attempt.awaitedUntil(limits.stepTime());
    }

    private @Nullable String refusedFor(Attempt attempt) {
        Cause cause = attempt.cause();
        return cause != null && cause.objection().isOurs() ? cause.code() : limits.hold().heldBy();
    }

    /** Only a sending tells how sendings fare. */
    private Company company(Done<Attempt, ChannelAnswer<DebitState>> result) {
        Attempt attempt = result.task();
        return switch (attempt.asks()) {
            case SEND, RESEND -> sent(attempt, result);
            case QUERY, REVERSE -> Company.NONE;
        };
    }

    private Company sent(Attempt attempt, Done<Attempt, ChannelAnswer<DebitState>> result) {
        return switch (result.answer()) {
            case ChannelAnswer.Answered<DebitState> good -> passed(result);
            case ChannelAnswer.Refused<DebitState>(Refusal why) -> refused(attempt, result, why);
            case ChannelAnswer.Ambiguous<DebitState> unknown -> Company.NONE;
            case ChannelAnswer.NotSent<DebitState> unsent -> Company.NONE;
        };
    }

    private Company refused(Attempt attempt, Done<Attempt, ChannelAnswer<DebitState>> result,
            Refusal why) {
        Objection objection = Objection.of(why);
        if (objection.isDecline()) {
            return passed(result);
        }
        return objection.isOurs() && attempt.asks() == Asked.SEND
                ? limits.company().refused(attempt.number(), System.nanoTime()) : Company.NONE;
    }

    private Company passed(Done<Attempt, ChannelAnswer<DebitState>> result) {
        limits.company().passed(result.task().number(), result.begunAt());
        return Company.NONE;
    }

    private void followChannel(Verdict verdict, ChannelAnswer<?> answer) {
        if (verdict instanceof Verdict.Hold(Cause cause, boolean everybody) && everybody) {
            limits.hold().hold(cause.code());
        } else if (answer instanceof ChannelAnswer.Answered) {
            limits.hold().release();
        }
    }

    private void write(List<Resolution> resolutions, Map<String, Payment> before) {
        stores.attempts.update(resolutions.stream().map(Resolution::attempt).toList());
        stores.payments.update(resolutions.stream().map(Resolution::payment)
                .filter(payment -> !payment.equals(before.get(payment.orderId()))).toList());
        stores.payments.updateParts(
                resolutions.stream().flatMap(r -> r.parts().stream()).toList());
        stores.refunds.claim(resolutions.stream().flatMap(r -> r.refunds().stream()).toList());
        stores.cashiers.open(resolutions.stream().map(Resolution::cashier)
                .filter(Objects::nonNull).toList());
        stores.mandates.release(resolutions.stream().filter(r -> r.released().isPositive())
                .map(DebitOutcomes::release).filter(Objects::nonNull).toList());
        stores.mandates.doubt(resolutions.stream().filter(Resolution::doubtsMandate)
                .map(r -> r.payment().buyer().mandateId()).filter(Objects::nonNull).sorted()
                .toList());
        outbox.append(resolutions.stream().map(DebitOutcomes::answer)
                .filter(Objects::nonNull).toList());
        stores.ledger.book(resolutions.stream().flatMap(r -> r.transfers().stream()).toList());
    }

    private static Mandates.@Nullable Release release(Resolution resolution) {
        String mandateId = resolution.payment().buyer().mandateId();
        Attempt attempt = resolution.attempt().attempt();
        return mandateId == null ? null : new Mandates.Release(
                mandateId, attempt.request().createdAt(), resolution.released());
    }

    private static @Nullable OutgoingMessage answer(Resolution resolution) {
        if (resolution.reply() == null) {
            return null;
        }
        Payment payment = resolution.payment();
        Step step = payment.status() == PaymentStatus.VOIDED
                ? payment.steps().voiding() : payment.steps().authorize();
        return Objects.requireNonNull(step).answer(resolution.reply());
    }
}
