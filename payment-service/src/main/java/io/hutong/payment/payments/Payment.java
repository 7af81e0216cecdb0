package io.hutong.payment.payments;

import io.hutong.contracts.message.PaymentVoided;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order.
 *
 * @param attempt number of the attempt that counts, 0 when none was made
 * @param mode    which kind of attempt that is
 */
public record Payment(
        String orderId, Buyer buyer, Money total, PaymentStatus status, int attempt,
        PaymentMode mode, Outcome outcome, Steps steps) {

    /**
     * Who pays and where.
     *
     * @param payer the sealed openid that the cashier needs; null when there is to be none
     */
    public record Buyer(
            String buyerId, String miniProgram, Fallback fallback, @Nullable String mandateId,
            @Nullable String payer) {

        static final Buyer NOBODY = new Buyer("", "", Fallback.NONE, null);

        /** Somebody who pays without a password or not at all. */
        public Buyer(String buyerId, String miniProgram, Fallback fallback,
                @Nullable String mandateId) {
            this(buyerId, miniProgram, fallback, mandateId, null);
        }

        /** Whether the cashier may take over when there is no debit without a password. */
        public boolean mayUseCashier() {
            return fallback == Fallback.CASHIER && payer != null;
        }
    }

    /** What became of it so far. */
    public record Outcome(
            @Nullable Reason reason, @Nullable String code, @Nullable String detail,
            @Nullable Instant paidAt, @Nullable Instant settledAt,
            PaymentVoided.@Nullable How voided, Money returned) {

        static final Outcome NONE = new Outcome(null, null, null, null, null, null, Money.ZERO);
    }

    /** The steps that wait for an answer, or had the last one. */
    public record Steps(
            @Nullable Step authorize, @Nullable Step voiding, @Nullable Step settle) {

        static final Steps NONE = new Steps(null, null, null);
    }

    public static Payment opened(
            String orderId, Buyer buyer, Money total, Step step, int attempt) {
        return new Payment(orderId, buyer, total, PaymentStatus.AUTHORIZING, attempt,
                PaymentMode.PASSWORD_FREE, Outcome.NONE, new Steps(step, null, null));
    }

    /** A payment that was refused at once. */
    public static Payment refused(String orderId, Buyer buyer, Money total, Step step) {
        return new Payment(orderId, buyer, total, PaymentStatus.EXPIRED, 0,
                PaymentMode.PASSWORD_FREE, Outcome.NONE, new Steps(step, null, null));
    }

    /** What is left of an order that was called off before it was known. */
    public static Payment tombstone(String orderId, Step step) {
        return new Payment(orderId, Buyer.NOBODY, Money.ZERO, PaymentStatus.VOIDED, 0,
                PaymentMode.PASSWORD_FREE,
                new Outcome(null, null, null, null, null, PaymentVoided.How.NEVER_SENT,
                        Money.ZERO),
                new Steps(null, step, null));
    }

    public Payment authorized(Instant at) {
        return become(PaymentStatus.AUTHORIZED, new Outcome(null, null, null, at, null, null,
                Money.ZERO));
    }

    /** Paid although it had been called off: stays so until the money is back. */
    public Payment paidTooLate(Instant at) {
        return with(new Outcome(null, null, null, at, null, null, Money.ZERO));
    }

    /**
     * Paid although the channel had closed it and we had ended: begins again only so that the
     * money goes back.
     */
    public Payment paidAfterTheEnd(Instant at) {
        return become(PaymentStatus.VOIDING, new Outcome(outcome.reason, outcome.code,
                outcome.detail, at, null, null, Money.ZERO));
    }

    /** No debit without a password: the next attempt is the cashier's, under the next number. */
    public Payment toCashier(Reason reason, String code, String detail) {
        return new Payment(orderId, buyer, total, status, attempt + 1, PaymentMode.CASHIER,
                new Outcome(reason, code, detail, null, null, null, Money.ZERO), steps);
    }

    /** The step has been told that the cashier is open: another one will wait for the buyer. */
    public Payment cashierOpened() {
        return awaited(new Steps(null, steps.voiding, steps.settle));
    }

    public Payment declined(Reason reason, String code, String detail) {
        return become(PaymentStatus.DECLINED, new Outcome(reason, code, detail, null, null, null,
                Money.ZERO));
    }

    /** It waited too long to be sent. */
    public Payment expired() {
        return become(PaymentStatus.EXPIRED, outcome);
    }

    public Payment calledOff(Step step) {
        return become(PaymentStatus.VOIDING, outcome).voidAwaitedBy(step);
    }

    public Payment voided(PaymentVoided.How how, Money returned) {
        return become(PaymentStatus.VOIDED, new Outcome(outcome.reason, outcome.code,
                outcome.detail, outcome.paidAt, null, how, returned));
    }

    public Payment settling(Step step) {
        return become(PaymentStatus.SETTLING, outcome).settleAwaitedBy(step);
    }

    public Payment settled(Instant at) {
        return become(PaymentStatus.SETTLED, new Outcome(null, null, null, outcome.paidAt, at,
                null, Money.ZERO));
    }

    public Payment authorizeAwaitedBy(Step step) {
        return awaited(new Steps(step, steps.voiding, steps.settle));
    }

    public Payment voidAwaitedBy(Step step) {
        return awaited(new Steps(steps.authorize, step, steps.settle));
    }

    public Payment settleAwaitedBy(Step step) {
        return awaited(new Steps(steps.authorize, steps.voiding, step));
    }

    private Payment with(Outcome result) {
        return new Payment(orderId, buyer, total, status, attempt, mode, result, steps);
    }

    private Payment awaited(Steps next) {
        return new Payment(orderId, buyer, total, status, attempt, mode, outcome, next);
    }

    private Payment become(PaymentStatus next, Outcome result) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException(
                    "payment of " + orderId + " cannot go from " + status + " to " + next);
        }
        return new Payment(orderId, buyer, total, next, attempt, mode, result, steps);
    }
}
