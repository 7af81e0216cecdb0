package io.hutong.payment.settlement;

import io.hutong.contracts.message.PaymentReply;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Replies;
import org.jspecify.annotations.Nullable;

/** What to do with a command to settle. */
sealed interface SettleDecision {

    record Refuse(PaymentReply reply) implements SettleDecision {
    }

    /** Under way: the answer goes to the later step. */
    record Await() implements SettleDecision {
    }

    /** Done before: the same answer again. */
    record Answer() implements SettleDecision {
    }

    record Divide() implements SettleDecision {
    }

    static SettleDecision of(String orderId, @Nullable Payment payment) {
        if (payment == null) {
            return new Refuse(Replies.notPaid(orderId));
        }
        return switch (payment.status()) {
            case AUTHORIZED -> new Divide();
            case SETTLING -> new Await();
            case SETTLED -> new Answer();
            case VOIDING, VOIDED -> new Refuse(Replies.calledOff(orderId));
            case AUTHORIZING, DECLINED, EXPIRED -> new Refuse(Replies.notPaid(orderId));
        };
    }
}
