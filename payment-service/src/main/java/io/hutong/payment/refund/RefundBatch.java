package io.hutong.payment.refund;

import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.followup.NewFollowUp;
import io.hutong.payment.ledger.Entries;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Replies;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.model.RefundOrder.Source;
import io.hutong.payment.refund.model.RefundState;
import io.hutong.payment.settlement.Shares;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one batch of answers has decided so far, over what was locked for it. */
final class RefundBatch {

    private final Map<String, Payment> payments;
    private final Map<String, Refund> refunds;
    private final Map<String, List<SubPayment>> parts;
    private final Map<String, List<ShareReturn>> returns;
    private final Map<String, RefundRequest> requests;
    private final Map<String, Map<Integer, Shares.Divided>> divided;
    private final Map<String, SubPayment> changedParts = new LinkedHashMap<>();
    private final List<RefundTable.Change> changes = new ArrayList<>();
    private final List<ShareReturn> changedReturns = new ArrayList<>();
    private final List<Payment> voided = new ArrayList<>();
    private final List<Payment> readyToSettle = new ArrayList<>();
    private final List<RefundRequest> answered = new ArrayList<>();
    private final List<Cases.Case> cases = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<NewFollowUp> followUps = new ArrayList<>();
    private final List<OutgoingMessage> replies = new ArrayList<>();

    /** Everything of the orders that the answers are about. */
    record Locked(Map<String, Payment> payments, Map<String, Refund> refunds,
            Map<String, List<SubPayment>> parts, Map<String, List<ShareReturn>> returns,
            Map<String, RefundRequest> requests,
            Map<String, Map<Integer, Shares.Divided>> divided) {
    }

    RefundBatch(Locked locked) {
        this.payments = locked.payments;
        this.refunds = new LinkedHashMap<>(locked.refunds);
        this.parts = locked.parts;
        this.requests = locked.requests;
        this.divided = locked.divided;
        this.returns = new LinkedHashMap<>();
        locked.returns.forEach((number, all) -> returns.put(number, new ArrayList<>(all)));
    }

    void take(ShareReturn back, ReturnDecision decision) {
        ShareReturn after = back.become(decision.state(), decision.failReason());
        returnsOf(refunds.get(back.refundNumber())).replaceAll(
                one -> one.number().equals(back.number()) ? after : one);
        changedReturns.add(after);
        Refund refund = Objects.requireNonNull(refunds.get(back.refundNumber()));
        switch (after.state()) {
            case SUCCESS -> bookReturn(refund, after);
            case FAILED -> cases.add(RefundCases.notReturned(after, refund.orderId()));
            case CLAIMED, PROCESSING -> {}
        }
    }

    private void bookReturn(Refund refund, ShareReturn back) {
        Entries entries = new Entries(
                refund.orderId(), back.number(), refund.origin().merchantId());
        transfers.addAll(switch (back.share()) {
            case COMMISSION -> entries.commissionReturned(back.amount());
            case TRAFFIC_FEE -> entries.trafficFeeReturned(back.amount());
            case OTHER -> entries.shareReturned(back.order().receiver(), back.amount());
        });
    }

    /** When every share has a result the refund itself is next. */
    void returned(Refund refund, RetrySchedule schedule) {
        List<ShareReturn> all = returnsOf(refund);
        if (all.stream().anyMatch(back -> back.state().isOpen())) {
            change(refund.become(Refund.State.RETURNING, refund.order().source(),
                    refund.sources()), null, schedule.after(refund.tries()));
            return;
        }
        boolean failed = all.stream().anyMatch(
                back -> back.state() == ShareReturn.State.FAILED);
        change(refund.become(Refund.State.CLAIMED, failed ? Source.PLATFORM_ADVANCE
                : Source.MERCHANT, refund.sources()), null, Duration.ZERO);
    }

    void take(RefundResult.Refunded result, RefundDecision decision, Duration dueIn) {
        Refund refund = result.refund();
        RefundState answer =
                result.answer() instanceof ChannelAnswer.Answered<RefundState>(RefundState state)
                        ? state : null;
        Refund after = refund.become(decision.state(), decision.source(),
                sources(refund, decision.state(), answer));
        if (decision.problem() != null) {
            cases.add(RefundCases.failed(refund, decision.problem()));
        }
        if (after.state() == Refund.State.SUCCESS) {
            succeeded(after);
        } else if (after.state() == Refund.State.CLOSED && after.origin().refundId() != null) {
            changedParts.put(key(after), part(after).kept(after.amount()));
        }
        change(after, answer == null ? null : answer.channelNumber(), dueIn);
    }

    /** The fee's part is that of the moment when the channel has taken the refund. */
    private Refund.Sources sources(
            Refund refund, Refund.State next, @Nullable RefundState answer) {
        Refund.Sources from = refund.sources();
        if (!refund.state().isTaken() && next.isTaken()) {
            from = from.withFee(feeBack(refund));
        }
        if (next == Refund.State.SUCCESS) {
            for (ShareReturn back : returnsOf(refund)) {
                from = back.state() == ShareReturn.State.SUCCESS ? from.plus(back) : from;
            }
            from = answer == null ? from : from.withAdvance(answer.advance());
        }
        return from;
    }

    /** The channel's fee is always that of what is left, so a full refund returns all of it. */
    private Money feeBack(Refund refund) {
        SubPayment part = part(refund);
        Money left = part.funds().paid();
        for (Refund other : refunds.values()) {
            if (other.isOfSamePartAs(refund) && other.state().isTaken()) {
                left = left.minus(other.amount());
            }
        }
        return part.terms().channelFee().halfUpOf(left)
                .minus(part.terms().channelFee().halfUpOf(left.minus(refund.amount())));
    }

    private void succeeded(Refund refund) {
        changedParts.put(key(refund), part(refund).refunded(refund.amount()));
        Entries entries = new Entries(
                refund.orderId(), refund.number(), refund.origin().merchantId());
        Refund.Sources from = refund.sources();
        boolean settled = refund.origin().afterSettlement();
        transfers.addAll(settled ? entries.refundedAfterSettlement(
                refund.amount(), from.channelFee(), from.advance())
                : entries.refunded(refund.amount(), from.channelFee()));
        followUps.addAll(settled ? afterSettled(refund)
                : Aftermath.ofUnsettled(refund, part(refund)));
    }

    private List<NewFollowUp> afterSettled(Refund refund) {
        Shares.Divided shares = Objects.requireNonNull(divided.getOrDefault(
                refund.orderId(), Map.of()).get(refund.origin().part()));
        Money before = refunds.values().stream()
                .filter(other -> other.isOfSamePartAs(refund)
                        && other.origin().afterSettlement()
                        && other.state() == Refund.State.SUCCESS)
                .map(Refund::amount).reduce(Money.ZERO, Money::plus);
        return Aftermath.ofSettled(refund, shares.amount(), shares.subsidy(), before);
    }

    private void change(Refund after, @Nullable String channelNumber, Duration dueIn) {
        refunds.put(after.number(), after);
        changes.add(new RefundTable.Change(after, channelNumber, dueIn));
    }

    /** Answers what has ended with this batch. */
    void end(String orderId, Instant now) {
        Payment payment = Objects.requireNonNull(payments.get(orderId));
        List<Refund> all = refunds.values().stream()
                .filter(refund -> refund.orderId().equals(orderId)).toList();
        requests.values().stream().filter(request -> request.orderId().equals(orderId)
                && request.ended() == null).forEach(request -> endRequest(request, all, now));
        endVoid(payment, all);
        boolean waits = payment.status() == PaymentStatus.AUTHORIZED
                && payment.steps().settle() != null;
        if (waits && all.stream().noneMatch(refund -> refund.state().isOpen())) {
            readyToSettle.add(payment);
        }
    }

    private void endRequest(RefundRequest request, List<Refund> all, Instant now) {
        List<Refund> its = all.stream()
                .filter(refund -> request.refundId().equals(refund.origin().refundId())).toList();
        if (its.stream().anyMatch(refund -> refund.state().isOpen())) {
            return;
        }
        boolean any = its.stream().anyMatch(
                refund -> refund.state() == Refund.State.SUCCESS);
        RefundRequest ended = any ? request.refunded(now) : request.refused(now,
                Refusal.CLOSED_BY_CHANNEL, "the channel has closed the refund");
        answered.add(ended);
        replies.add(ended.step().answer(RefundReplies.of(ended, its)));
    }

    private void endVoid(Payment payment, List<Refund> all) {
        boolean done = all.stream().allMatch(
                refund -> refund.state() == Refund.State.SUCCESS);
        if (payment.status() != PaymentStatus.VOIDING || !done) {
            return;
        }
        Money returned = all.stream().map(Refund::amount).reduce(Money.ZERO, Money::plus);
        Payment ended = payment.voided(PaymentVoided.How.REFUNDED, returned);
        voided.add(ended);
        Step waiting = ended.steps().voiding();
        if (waiting != null) {
            replies.add(waiting.answer(Replies.voided(ended)));
        }
    }

    private List<ShareReturn> returnsOf(@Nullable Refund refund) {
        return refund == null ? List.of()
                : returns.computeIfAbsent(refund.number(), _ -> new ArrayList<>());
    }

    private SubPayment part(Refund refund) {
        SubPayment changed = changedParts.get(key(refund));
        return changed != null ? changed : Objects.requireNonNull(
                parts.get(refund.orderId())).get(refund.origin().part() - 1);
    }

    private static String key(Refund refund) {
        return refund.orderId() + "/" + refund.origin().part();
    }

    List<RefundTable.Change> changes() {
        return changes;
    }

    List<ShareReturn> changedReturns() {
        return changedReturns;
    }

    List<SubPayment> changedParts() {
        return List.copyOf(changedParts.values());
    }

    List<Payment> voided() {
        return voided;
    }

    Collection<RefundRequest> answered() {
        return answered;
    }

    /** Payments whose settlement has waited for these refunds. */
    List<Payment> readyToSettle() {
        return readyToSettle;
    }

    List<Cases.Case> cases() {
        return cases;
    }

    List<OutgoingMessage> replies() {
        return replies;
    }

    List<NewFollowUp> followUps() {
        return followUps;
    }

    List<Transfer> transfers() {
        return transfers;
    }
}
