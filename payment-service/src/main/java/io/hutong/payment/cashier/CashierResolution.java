package io.hutong.payment.cashier;

import io.hutong.contracts.message.PaymentReply;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.RefundClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a verdict changes.
 *
 * @param payment as it is now
 * @param answer  to the step that waits, if one does
 * @param problem what a person has to look at
 */
record CashierResolution(
        CashierChange change, Payment payment, Money money, @Nullable Answer answer,
        Cases.@Nullable Case problem) {

    /** What moves, with the parts as they are then. */
    record Money(List<SubPayment> parts, List<Transfer> transfers, List<RefundClaim> refunds) {

        static final Money NONE = new Money(List.of(), List.of(), List.of());
    }

    record Answer(Step step, PaymentReply reply) {

        static @Nullable Answer of(@Nullable Step step, @Nullable PaymentReply reply) {
            return step == null || reply == null ? null : new Answer(step, reply);
        }
    }

    static CashierResolution only(CashierChange change, Payment payment) {
        return new CashierResolution(change, payment, Money.NONE, null, null);
    }

    CashierResolution answering(@Nullable Step step, @Nullable PaymentReply reply) {
        return new CashierResolution(change, payment, money, Answer.of(step, reply), problem);
    }

    CashierResolution with(Cases.Case found) {
        return new CashierResolution(change, payment, money, answer, found);
    }
}
