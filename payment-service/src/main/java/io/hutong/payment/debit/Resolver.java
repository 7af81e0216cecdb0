package io.hutong.payment.debit;

import io.hutong.contracts.message.PaymentVoided;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.kernel.trade.Reason;
import io.hutong.payment.capture.Capture;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.SubPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a verdict on an attempt into what it changes. Pure: neither clock nor database. */
final class Resolver {

    private final RetrySchedule schedule;
    private final Duration stepTime;
    private final Duration lastMoment;

    /**
     * @param stepTime   how long somebody waits for the answer
     * @param lastMoment before that, when what is still refused is answered
     */
    Resolver(RetrySchedule schedule, Duration stepTime, Duration lastMoment) {
        this.schedule = schedule;
        this.stepTime = stepTime;
        this.lastMoment = lastMoment;
    }

    /** @param now stands in where the channel does not say when it was paid */
    Resolution resolve(Verdict verdict, Attempt attempt, Payment payment,
            List<SubPayment> parts, Instant now) {
        return switch (verdict) {
            case Verdict.Authorized(List<DebitState.Part> paid) -> paid(
                    attempt, Capture.of(payment, parts, paid, now));
            case Verdict.Declined(Cause cause, String detail) ->
                    declined(attempt, payment, cause, detail);
            case Verdict.AskAgain(String code) -> Resolution.ofAttempt(
                    later(attempt, AttemptState.UNKNOWN, Cause.said(code)).asked(), payment);
            case Verdict.Reverse(Cause cause) -> Resolution.ofAttempt(
                    reversing(attempt, cause), payment);
            case Verdict.SendAgain() -> Resolution.ofAttempt(
                    AttemptChange.to(attempt, AttemptState.QUEUED, "SEND_AGAIN").asked(), payment);
            case Verdict.Hold(Cause cause, boolean _) -> neverCharged(payment,
                    held(attempt, cause, now).unsent());
            case Verdict.Requeue(String cause) -> neverCharged(payment, AttemptChange.to(
                    attempt, AttemptState.QUEUED, cause).in(schedule.after(0)).unsent());
            case Verdict.Expired(String refusal) -> expired(attempt, payment, refusal);
        };
    }

    private static Resolution paid(Attempt attempt, Capture capture) {
        return new Resolution(AttemptChange.to(attempt, AttemptState.SUCCEEDED, "SUCCESS"),
                capture.payment(), capture.parts(), capture.transfers(), capture.refunds(),
                capture.reply(), Money.ZERO, null, false);
    }

    private static Resolution declined(
            Attempt attempt, Payment payment, Cause cause, String detail) {
        boolean reversed = attempt.state() == AttemptState.REVERSING;
        AttemptChange done = AttemptChange.to(attempt,
                reversed ? AttemptState.REVERSED : AttemptState.DECLINED, cause);
        if (payment.status() == PaymentStatus.VOIDING) {
            Payment voided = payment.voided(reversed ? PaymentVoided.How.REVERSED
                    : PaymentVoided.How.NOT_CHARGED, Money.ZERO);
            return Resolution.ended(done, voided, Replies.voided(voided));
        }
        Cause known = reversed && attempt.cause() != null ? attempt.cause() : cause;
        if (payment.buyer().mayUseCashier()) {
            return Resolution.toCashier(done, payment.toCashier(
                    reasonOf(known), known.code(), detail))
                    .doubting(known.objection().doubtsMandate());
        }
        Payment declined = payment.declined(reasonOf(known), known.code(), detail);
        return Resolution.ended(done, declined, Replies.declined(declined))
                .doubting(known.objection().doubtsMandate());
    }

    private static Reason reasonOf(Cause cause) {
        return cause.objection() == Objection.OVER_LIMIT ? Reason.PAYMENT_LIMIT
                : Reason.PAYMENT_DECLINED;
    }

    /** Certainly nothing happened: waits to be sent, or ends at once when it was called off. */
    private static Resolution neverCharged(Payment payment, AttemptChange waiting) {
        if (payment.status() == PaymentStatus.VOIDING) {
            return voidedUnsent(waiting.attempt(), payment);
        }
        return Resolution.ofAttempt(waiting, payment);
    }

    private static Resolution voidedUnsent(Attempt attempt, Payment payment) {
        Payment voided = payment.voided(PaymentVoided.How.NOT_CHARGED, Money.ZERO);
        return Resolution.ended(AttemptChange.to(attempt, AttemptState.CANCELLED, "CALLED_OFF"),
                voided, Replies.voided(voided));
    }

    /** Waited in the queue for longer than the command may be carried out. */
    private static Resolution expired(
            Attempt attempt, Payment payment, @Nullable String refusal) {
        if (payment.status() == PaymentStatus.VOIDING) {
            return voidedUnsent(attempt, payment);
        }
        if (refusal != null) {
            Payment refused = payment.declined(Reason.PAYMENT_UNAVAILABLE, refusal,
                    "WeChat Pay refused our requests until it was too late");
            return Resolution.ended(AttemptChange.to(attempt, AttemptState.CANCELLED, refusal),
                    refused, Replies.declined(refused));
        }
        return Resolution.ended(AttemptChange.to(attempt, AttemptState.CANCELLED, "EXPIRED"),
                payment.expired(), Replies.expired(payment.orderId()));
    }

    /** Tried again by the schedule, and a last time looked at while somebody waits for it. */
    private AttemptChange held(Attempt attempt, Cause cause, Instant now) {
        Duration left = Duration.between(
                now, attempt.awaitedUntil(stepTime).minus(lastMoment));
        AttemptChange held = later(attempt, AttemptState.HELD, cause);
        return left.compareTo(held.dueIn()) < 0
                ? held.in(left.isNegative() ? Duration.ZERO : left) : held;
    }

    private AttemptChange later(Attempt attempt, AttemptState state, Cause cause) {
        return AttemptChange.to(attempt, state, cause).in(schedule.after(attempt.tries()));
    }

    /** The first reversal runs at once; the reason that led to it is kept. */
    private AttemptChange reversing(Attempt attempt, Cause cause) {
        if (attempt.state() == AttemptState.REVERSING) {
            return later(attempt, AttemptState.REVERSING, attempt.cause() == null ? cause
                    : attempt.cause()).asked();
        }
        return AttemptChange.to(attempt, AttemptState.REVERSING, cause);
    }
}
