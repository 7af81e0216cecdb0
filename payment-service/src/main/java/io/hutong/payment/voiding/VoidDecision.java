package io.hutong.payment.voiding;

import io.hutong.contracts.message.PaymentVoided.How;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.messaging.RefusedMessageException;
import io.hutong.payment.cashier.CashierOrder;
import io.hutong.payment.cashier.CashierState;
import io.hutong.payment.debit.Attempt;
import io.hutong.payment.debit.AttemptState;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentStatus;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What it takes to call a payment off. */
sealed interface VoidDecision {

    Set<AttemptState> UNDER_WAY = EnumSet.of(AttemptState.SENDING, AttemptState.REVERSING);

    /** Not known: remembered, so that a late command to authorise is refused. */
    record Tombstone() implements VoidDecision {
    }

    /** Done before: the same answer again. */
    record Answer() implements VoidDecision {
    }

    /** Under way: the answer goes to the later step. */
    record Await() implements VoidDecision {
    }

    /** Nothing is held and nothing can be. */
    record Close(How how) implements VoidDecision {
    }

    /** Nothing of the attempt was sent: ended on our side alone. */
    record Cancel(Attempt attempt, How how) implements VoidDecision {
    }

    /** The call is on its way: its result decides. */
    record WaitForOutcome() implements VoidDecision {
    }

    /** Not known whether it charged: reversed. */
    record Reverse(Attempt attempt) implements VoidDecision {
    }

    /** The channel does not know the order at the cashier: ended on our side alone. */
    record CancelCashier(CashierOrder cashier, How how) implements VoidDecision {
    }

    /** The buyer may be paying: closed, and if that comes too late, refunded. */
    record CloseCashier(CashierOrder cashier) implements VoidDecision {
    }

    /** Paid: what was taken goes back. */
    record Refund() implements VoidDecision {
    }

    /**
     * @param attempt the debit that counts, with its row locked
     * @param cashier the order at the cashier, with its row locked
     */
    static VoidDecision of(@Nullable Payment payment, @Nullable Attempt attempt,
            @Nullable CashierOrder cashier) {
        if (payment == null) {
            return new Tombstone();
        }
        return switch (payment.status()) {
            case VOIDED -> new Answer();
            case VOIDING -> new Await();
            case DECLINED -> new Close(How.NOT_CHARGED);
            case EXPIRED -> new Close(How.NEVER_SENT);
            case AUTHORIZED -> new Refund();
            case AUTHORIZING -> payment.mode() == PaymentMode.CASHIER
                    ? ofCashier(payment, cashier) : ofAttempt(payment, attempt);
            case SETTLING, SETTLED -> throw new RefusedMessageException(
                    "the payment is " + payment.status() + ": refund it instead");
        };
    }

    private static VoidDecision ofCashier(Payment payment, @Nullable CashierOrder cashier) {
        if (cashier == null) {
            throw new IllegalStateException(
                    payment.orderId() + " is paid at the cashier without an order there");
        }
        if (cashier.isUnsent()) {
            return new CancelCashier(cashier, payment.attempt() > 1
                    ? How.NOT_CHARGED : How.NEVER_SENT);
        }
        boolean underWay = cashier.isLeased() && cashier.state() != CashierState.OPEN;
        return underWay ? new WaitForOutcome() : new CloseCashier(cashier);
    }

    private static VoidDecision ofAttempt(Payment payment, @Nullable Attempt attempt) {
        if (attempt == null) {
            throw new IllegalStateException(
                    payment.orderId() + " is " + PaymentStatus.AUTHORIZING + " without an attempt");
        }
        if (attempt.isUnsent()) {
            return new Cancel(attempt, attempt.state() == AttemptState.HELD
                    ? How.NOT_CHARGED : How.NEVER_SENT);
        }
        return UNDER_WAY.contains(attempt.state()) ? new WaitForOutcome() : new Reverse(attempt);
    }
}
