package io.hutong.payment.commands;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.PaymentCommand;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.RefusedMessageException;
import io.hutong.payment.cashier.Awaiting;
import io.hutong.payment.debit.Debits;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.Step;
import io.hutong.payment.refund.RefundCommands;
import io.hutong.payment.settlement.Settlements;
import io.hutong.payment.voiding.Voids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Applies what one poll of {@code payment.commands} has brought. */
@Component
class PaymentCommandHandler implements BatchHandler {

    private final Payments payments;
    private final Features features;

    /** Who carries out what. */
    @Component
    record Features(Debits debits, Awaiting awaiting, Voids voids, Settlements settlements,
            RefundCommands refunds, Outbox outbox) {
    }

    PaymentCommandHandler(Payments payments, Features features) {
        this.payments = payments;
        this.features = features;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        List<String> orders = messages.stream().map(message -> message.payload().key())
                .distinct().sorted().toList();
        Map<String, Payment> known = payments.lock(orders);
        Foregone foregone = Foregone.in(messages, known.keySet());
        for (List<IncomingMessage> wave : Waves.of(foregone.rest())) {
            apply(wave, known);
            if (wave.size() < messages.size()) {
                known = payments.lock(orders);
            }
        }
        features.outbox.append(foregone.debits().stream().map(debit -> Step.of(debit).answer(
                Replies.calledOff(debit.payload().key()))).toList());
    }

    private void apply(List<IncomingMessage> wave, Map<String, Payment> known) {
        List<IncomingMessage> authorize = new ArrayList<>();
        List<IncomingMessage> await = new ArrayList<>();
        List<IncomingMessage> callOff = new ArrayList<>();
        List<IncomingMessage> settle = new ArrayList<>();
        List<IncomingMessage> refund = new ArrayList<>();
        for (IncomingMessage message : wave) {
            switch (command(message)) {
                case AuthorizePayment a -> authorize.add(message);
                case VoidPayment v -> callOff.add(message);
                case SettlePayment s -> settle.add(message);
                case RefundPayment r -> refund.add(message);
                case AwaitPayment w -> await.add(message);
            }
        }
        features.debits.authorize(authorize, of(authorize, known));
        features.awaiting.await(await, of(await, known));
        features.voids.callOff(callOff, of(callOff, known));
        features.settlements.settle(settle, of(settle, known));
        features.refunds.refund(refund, of(refund, known));
    }

    private static PaymentCommand command(IncomingMessage message) {
        if (message.payload() instanceof PaymentCommand command) {
            return command;
        }
        throw new RefusedMessageException("not a command to payment-service: "
                + message.payload().getClass().getSimpleName());
    }

    private static Map<String, Payment> of(
            List<IncomingMessage> messages, Map<String, Payment> known) {
        Map<String, Payment> found = new HashMap<>();
        for (IncomingMessage message : messages) {
            Payment payment = known.get(message.payload().key());
            if (payment != null) {
                found.put(payment.orderId(), payment);
            }
        }
        return found;
    }
}
