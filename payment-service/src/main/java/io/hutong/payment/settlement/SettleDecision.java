package io.hutong.payment.settlement;

import io.hutong.contracts.message.PaymentReply;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.SubPayment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do with a command to settle. */
sealed interface SettleDecision {

    record Refuse(PaymentReply reply) implements SettleDecision {
    }

    /** Under way, or refunds are: the answer goes to the later step. */
    record Await() implements SettleDecision {
    }

    /** Done before: the same answer again. */
    record Answer() implements SettleDecision {
    }

    record Divide() implements SettleDecision {
    }

    /** @param parts of the payment */
    static SettleDecision of(
            String orderId, @Nullable Payment payment, List<SubPayment> parts) {
        if (payment == null) {
            return new Refuse(Replies.notPaid(orderId));
        }
        return switch (payment.status()) {
            case AUTHORIZED -> ofPaid(orderId, parts);
            case SETTLING -> new Await();
            case SETTLED -> new Answer();
            case VOIDING, VOIDED -> new Refuse(Replies.calledOff(orderId));
            case AUTHORIZING, DECLINED, EXPIRED -> new Refuse(Replies.notPaid(orderId));
        };
    }

    private static SettleDecision ofPaid(String orderId, List<SubPayment> parts) {
        if (parts.stream().anyMatch(part -> part.funds().refunding().isPositive())) {
            return new Await();
        }
        return parts.stream().anyMatch(part -> part.left().isPositive())
                ? new Divide() : new Refuse(Replies.notPaid(orderId));
    }
}
