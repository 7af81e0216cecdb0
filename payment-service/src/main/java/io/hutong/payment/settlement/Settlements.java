package io.hutong.payment.settlement;

import io.hutong.contracts.message.PaymentReply;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.work.AfterCommit;
import io.hutong.payment.work.WorkLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Carries out the commands to settle: plans a division of every part. */
public class Settlements {

    private final Payments payments;
    private final Splits splits;
    private final Waits waits;
    private final WorkLoop<Split, SplitResult> loop;
    private final Outbox outbox;

    Settlements(Payments payments, Splits splits, Waits waits,
            WorkLoop<Split, SplitResult> loop, Outbox outbox) {
        this.payments = payments;
        this.splits = splits;
        this.waits = waits;
        this.loop = loop;
        this.outbox = outbox;
    }

    /**
     * @param commands at most one per order
     * @param known    the payments of these orders, locked
     */
    public void settle(List<IncomingMessage> commands, Map<String, Payment> known) {
        if (commands.isEmpty()) {
            return;
        }
        Map<String, List<SubPayment>> parts = payments.parts(known.keySet());
        Waits.Now now = waits.of(parts.keySet());
        List<Payment> changed = new ArrayList<>();
        List<Splits.Planned> planned = new ArrayList<>();
        List<OutgoingMessage> replies = new ArrayList<>();
        for (IncomingMessage message : commands) {
            String orderId = ((SettlePayment) message.payload()).orderId();
            Payment payment = known.get(orderId);
            Step step = Step.of(message);
            switch (SettleDecision.of(orderId, payment)) {
                case SettleDecision.Refuse(PaymentReply reply) -> replies.add(step.answer(reply));
                case SettleDecision.Await() ->
                        changed.add(Objects.requireNonNull(payment).settleAwaitedBy(step));
                case SettleDecision.Answer() ->
                        replies.add(step.answer(repeated(Objects.requireNonNull(payment))));
                case SettleDecision.Divide() -> {
                    changed.add(Objects.requireNonNull(payment).settling(step));
                    parts.get(orderId).forEach(
                            part -> planned.add(plan(part, now.of(payment, part))));
                }
            }
        }
        payments.update(changed);
        splits.plan(planned);
        outbox.append(replies);
        AfterCommit.run(loop::wake);
    }

    static PaymentReply reply(Payment payment, List<Split> parts) {
        return new PaymentSettled(payment.orderId(),
                Objects.requireNonNull(payment.outcome().settledAt()), parts.stream()
                .map(split -> split.plan().toPart(split.seller().merchantId())).toList());
    }

    private PaymentReply repeated(Payment payment) {
        return reply(payment, List.copyOf(
                splits.lockOfOrders(List.of(payment.orderId())).values()));
    }

    private static Splits.Planned plan(SubPayment part, Wait wait) {
        return new Splits.Planned(PaymentNumbers.split(part.orderId(), part.part()), part,
                Division.of(part.amount(), part.terms()), wait);
    }
}
