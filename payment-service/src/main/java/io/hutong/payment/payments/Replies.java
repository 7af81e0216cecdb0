package io.hutong.payment.payments;

import static java.util.Objects.requireNonNull;

import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentReply;
import io.hutong.contracts.message.PaymentVoided;
import java.util.List;
import java.util.Optional;

/** Answers made from what is stored, so that a repeated command gets the same one. */
public final class Replies {

    private Replies() {
    }

    /** The answer to whoever waits for the buyer's money; empty while it is under way. */
    public static Optional<PaymentReply> authorization(
            Payment payment, List<SubPayment> parts) {
        return switch (payment.status()) {
            case AUTHORIZING -> Optional.empty();
            case AUTHORIZED, SETTLING, SETTLED -> Optional.of(authorized(payment, parts));
            case DECLINED -> Optional.of(declined(payment));
            case EXPIRED -> Optional.of(expired(payment.orderId()));
            case VOIDING, VOIDED -> Optional.of(calledOff(payment.orderId()));
        };
    }

    public static PaymentReply authorized(Payment payment, List<SubPayment> parts) {
        return new PaymentAuthorized(payment.orderId(), payment.mode(),
                payment.total(), requireNonNull(payment.outcome().paidAt()),
                parts.stream().map(part -> new PaymentAuthorized.Part(part.seller().merchantId(),
                        part.requireTransactionId(), part.amount())).toList());
    }

    public static PaymentReply declined(Payment payment) {
        Payment.Outcome outcome = payment.outcome();
        return new PaymentDeclined(payment.orderId(), requireNonNull(outcome.reason()),
                requireNonNull(outcome.code()), requireNonNull(outcome.detail()));
    }

    public static PaymentReply voided(Payment payment) {
        return new PaymentVoided(payment.orderId(), requireNonNull(payment.outcome().voided()),
                payment.outcome().returned());
    }

    public static PaymentReply calledOff(String orderId) {
        return new PaymentRefused(orderId, PaymentRefused.Refusal.VOIDED,
                "the order's payment was called off before");
    }

    public static PaymentReply expired(String orderId) {
        return new PaymentRefused(orderId, PaymentRefused.Refusal.EXPIRED,
                "the command's deadline had passed before anything was sent");
    }

    public static PaymentReply notPaid(String orderId) {
        return new PaymentRefused(orderId, PaymentRefused.Refusal.NOT_PAID,
                "nothing was paid for this order");
    }
}
