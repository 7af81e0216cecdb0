package io.hutong.payment.settlement;

import io.hutong.contracts.message.PaymentReply;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.messaging.IncomingMessage;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Carries out the commands to settle: plans a division of every part. */
public class Settlements {

    private final Payments payments;
    private final SplitTable splits;
    private final Waits waits;
    private final EffectWriter writer;

    Settlements(Payments payments, SplitTable splits, Waits waits,
            EffectWriter writer) {
        this.payments = payments;
        this.splits = splits;
        this.waits = waits;
        this.writer = writer;
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
        Effects effects = new Effects();
        List<SplitTable.Planned> planned = new ArrayList<>();
        for (IncomingMessage message : commands) {
            String orderId = ((SettlePayment) message.payload()).orderId();
            Payment payment = known.get(orderId);
            Step step = Step.of(message);
            switch (SettleDecision.of(
                    orderId, payment, parts.getOrDefault(orderId, List.of()))) {
                case SettleDecision.Refuse(PaymentReply reply) -> effects.send(step.answer(reply));
                case SettleDecision.Await() ->
                        effects.change(Objects.requireNonNull(payment).settleAwaitedBy(step));
                case SettleDecision.Answer() ->
                        effects.send(step.answer(repeated(Objects.requireNonNull(payment))));
                case SettleDecision.Divide() -> {
                    effects.change(Objects.requireNonNull(payment).settling(step));
                    planned.addAll(plan(payment,
                            Objects.requireNonNull(parts.get(orderId)), now));
                }
            }
        }
        splits.plan(planned);
        writer.write(effects);
    }

    /**
     * Settles what had to wait for refunds, which have ended now.
     *
     * @param waiting locked, with their parts written
     */
    public void resume(List<Payment> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        List<String> orders = waiting.stream().map(Payment::orderId).toList();
        Map<String, List<SubPayment>> parts = payments.parts(orders);
        Waits.Now now = waits.of(orders);
        Effects effects = new Effects();
        List<SplitTable.Planned> planned = new ArrayList<>();
        for (Payment payment : waiting) {
            Step step = Objects.requireNonNull(payment.steps().settle());
            List<SplitTable.Planned> plan = plan(payment,
                    Objects.requireNonNull(parts.get(payment.orderId())), now);
            if (plan.isEmpty()) {
                effects.send(step.answer(Replies.notPaid(payment.orderId())));
            } else {
                effects.change(payment.settling(step));
                planned.addAll(plan);
            }
        }
        splits.plan(planned);
        writer.write(effects);
    }

    static PaymentReply reply(Payment payment, List<Split> parts) {
        return new PaymentSettled(payment.orderId(),
                Objects.requireNonNull(payment.outcome().settledAt()), parts.stream()
                        .map(split -> split.plan().toPart(
                                split.seller().merchantId(), split.bonus().subsidy()))
                        .toList());
    }

    private PaymentReply repeated(Payment payment) {
        return reply(payment, List.copyOf(
                splits.lockOfOrders(List.of(payment.orderId())).values()));
    }

    /** What is left of each part; a part that was refunded whole is not divided. */
    private static List<SplitTable.Planned> plan(
            Payment payment, List<SubPayment> parts, Waits.Now now) {
        return parts.stream().filter(part -> part.left().isPositive())
                .map(part -> new SplitTable.Planned(
                        PaymentNumbers.split(part.orderId(), part.part()), part,
                        Division.of(part.left(), part.terms()), now.of(payment, part)))
                .toList();
    }
}
