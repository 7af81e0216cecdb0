package io.hutong.payment.cashier;

import io.hutong.contracts.message.PaymentReply;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells whoever waits for the buyer at the cashier, at once or when it is known. */
@Component
public class Awaiting {

    private final Payments payments;
    private final Outbox outbox;

    Awaiting(Payments payments, Outbox outbox) {
        this.payments = payments;
        this.outbox = outbox;
    }

    /**
     * @param commands at most one per order
     * @param known    the payments of these orders, locked
     */
    public void await(List<IncomingMessage> commands, Map<String, Payment> known) {
        if (commands.isEmpty()) {
            return;
        }
        Map<String, List<SubPayment>> parts = payments.parts(known.keySet());
        List<Payment> waiting = new ArrayList<>();
        List<OutgoingMessage> replies = new ArrayList<>();
        for (IncomingMessage message : commands) {
            String orderId = message.payload().key();
            Payment payment = known.get(orderId);
            Step step = Step.of(message);
            Optional<PaymentReply> answer = payment == null
                    ? Optional.of(Replies.notPaid(orderId))
                    : Replies.authorization(payment, parts.getOrDefault(orderId, List.of()));
            if (payment != null && answer.isEmpty()) {
                waiting.add(payment.authorizeAwaitedBy(step));
            }
            answer.ifPresent(reply -> replies.add(step.answer(reply)));
        }
        payments.update(waiting);
        outbox.append(replies);
    }
}
