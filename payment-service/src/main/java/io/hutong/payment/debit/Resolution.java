package io.hutong.payment.debit;

import io.hutong.contracts.message.PaymentReply;
import io.hutong.kernel.money.Money;
import io.hutong.payment.cashier.NewCashier;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.RefundClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a verdict changes.
 *
 * @param payment  as it is now
 * @param reply    the answer to the step that waits, if there is one now
 * @param released what the mandate gets back of the day's limit
 * @param cashier  to be opened instead, if that is so
 * @param doubtsMandate the channel says that the contract is not in force, which nobody has told us
 */
record Resolution(
        AttemptChange attempt, Payment payment, List<SubPayment> parts, List<Transfer> transfers,
        List<RefundClaim> refunds, @Nullable PaymentReply reply, Money released,
        @Nullable NewCashier cashier, boolean doubtsMandate) {

    static Resolution ofAttempt(AttemptChange change, Payment payment) {
        return new Resolution(
                change, payment, List.of(), List.of(), List.of(), null, Money.ZERO, null, false);
    }

    static Resolution ended(
            AttemptChange change, Payment payment, @Nullable PaymentReply reply) {
        return new Resolution(change, payment, List.of(), List.of(), List.of(), reply,
                payment.total(), null, false);
    }

    /** Nothing was taken without a password: the cashier is next. */
    static Resolution toCashier(AttemptChange change, Payment payment) {
        return new Resolution(change, payment, List.of(), List.of(), List.of(), null,
                payment.total(), new NewCashier(payment), false);
    }

    Resolution doubting(boolean mandate) {
        return new Resolution(attempt, payment, parts, transfers, refunds, reply, released,
                cashier, mandate);
    }
}
