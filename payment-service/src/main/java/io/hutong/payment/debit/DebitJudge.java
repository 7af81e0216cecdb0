package io.hutong.payment.debit;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.SubPayment;
import io.hutong.work.Done;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges an answer: the decision, with what this process knows of the channel's mood, and what
 * follows for that.
 */
final class DebitJudge {

    private final Resolver resolver;
    private final DebitLimits limits;
    private final DebitMetrics metrics;

    DebitJudge(Resolver resolver, DebitLimits limits, DebitMetrics metrics) {
        this.resolver = resolver;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** So many answers came when their leases were over. */
    void fenced(int answers) {
        metrics.fenced(answers);
    }

    Resolution resolve(Done<Attempt, ChannelAnswer<DebitState>> result, Payment payment,
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
}
