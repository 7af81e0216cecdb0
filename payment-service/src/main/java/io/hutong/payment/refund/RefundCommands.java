package io.hutong.payment.refund;

import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.messaging.IncomingMessage;
import io.hutong.payment.effect.EffectWriter;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carries out the commands to refund: claims on the sub-payments, then lets the loop work. */
public final class RefundCommands {

    private final RefundBooks books;
    private final EffectWriter writer;
    private final InstantSource clock;

    RefundCommands(RefundBooks books, EffectWriter writer, InstantSource clock) {
        this.books = books;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * @param commands at most one per order
     * @param known    the payments of these orders, locked
     */
    public void refund(List<IncomingMessage> commands, Map<String, Payment> known) {
        if (commands.isEmpty()) {
            return;
        }
        List<String> orders = commands.stream().map(one -> one.payload().key()).toList();
        Map<String, RefundRequest> requests = books.requests().ofOrders(orders);
        Map<String, List<SubPayment>> parts = books.payments().parts(known.keySet());
        Batch batch = new Batch();
        for (IncomingMessage message : commands) {
            RefundPayment command = (RefundPayment) message.payload();
            RefundRequest before = requests.get(command.refundId());
            if (before != null) {
                again(command, before.awaitedBy(Step.of(message)), batch);
            } else {
                claim(command, Step.of(message), ClaimDecision.of(command,
                        known.get(command.orderId()),
                        parts.getOrDefault(command.orderId(), List.of())), batch);
            }
        }
        write(batch);
    }

    /** Asked before: the same answer, or the later step waits for it. */
    private void again(RefundPayment command, RefundRequest request, Batch batch) {
        batch.awaited.add(request);
        if (request.ended() != null) {
            List<Refund> refunds = books.refunds().lockOfOrders(List.of(request.orderId())).values()
                    .stream().filter(one -> request.refundId().equals(one.origin().refundId()))
                    .toList();
            batch.answer(command, request, refunds);
        }
    }

    private void claim(RefundPayment command, Step step, ClaimDecision decision, Batch batch) {
        RefundRequest request = RefundRequest.opened(
                command.refundId(), command.orderId(), command.reason(), step);
        switch (decision) {
            case ClaimDecision.Claim(List<RefundClaim> claims) -> {
                batch.opened.add(request);
                batch.claims.addAll(claims);
            }
            case ClaimDecision.Refuse(var refusal, String detail) -> {
                RefundRequest refused = request.refused(clock.instant(), refusal, detail);
                batch.opened.add(refused);
                batch.answer(command, refused, List.of());
            }
        }
    }

    private void write(Batch batch) {
        books.requests().insert(batch.opened);
        books.requests().update(batch.awaited);
        batch.effects.change(batch.claims.stream().map(RefundClaim::claimed).toList());
        books.refunds().insert(batch.claims);
        writer.write(batch.effects);
    }

    private static final class Batch {

        private final List<RefundRequest> opened = new ArrayList<>();
        private final List<RefundRequest> awaited = new ArrayList<>();
        private final List<RefundClaim> claims = new ArrayList<>();
        private final Effects effects = new Effects();

        /** What our books refuse is told to a person, too; what the channel closed is already. */
        private void answer(RefundPayment command, RefundRequest request, List<Refund> refunds) {
            effects.send(request.step().answer(RefundReplies.of(request, refunds)));
            RefundRequest.No no = request.no();
            if (no != null && no.refusal() != Refusal.CLOSED_BY_CHANNEL) {
                effects.tell(RefundCases.refused(command, no));
            }
        }
    }
}
