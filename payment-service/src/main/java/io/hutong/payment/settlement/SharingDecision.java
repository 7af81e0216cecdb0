package io.hutong.payment.settlement;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.NotFound;
import io.hutong.payment.settlement.model.SharingOrder;
import io.hutong.payment.settlement.model.SharingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an answer means for a division. Pure. */
sealed interface SharingDecision {

    /** Ask again in this state. */
    record Again(Split.State state, List<Problem> problems) implements SharingDecision {
    }

    /** Every receiver has a result: {@code got} is what they really have. */
    record Done(Division got, List<Problem> problems) implements SharingDecision {
    }

    /** What a person has to look at. */
    record Problem(boolean closed, Money amount, String detail) {
    }

    /** What the answer is held against. */
    record Request(SharingOrder order, SharingOrders accounts, int patience) {
    }

    static SharingDecision of(Split split, Request request, ChannelAnswer<SharingState> answer) {
        return switch (answer) {
            case Answered<SharingState>(SharingState state) -> answered(split, request, state);
            case Refused<SharingState>(Refusal why) -> refused(split, request, why);
            case Ambiguous<SharingState> unknown -> new Again(split.state(), List.of());
            case NotSent<SharingState> unsent -> new Again(split.state(), List.of());
        };
    }

    /** That the whole is finished says nothing of the receivers: each has its own result. */
    private static SharingDecision answered(Split split, Request request, SharingState state) {
        Map<String, SharingState.Part> byReceiver = state.parts().stream().collect(
                Collectors.toMap(SharingState.Part::mchid, part -> part, (a, b) -> a));
        List<Problem> problems = new ArrayList<>();
        for (SharingOrder.Receiver receiver : request.order.receivers()) {
            SharingState.Part part = byReceiver.get(receiver.mchid());
            if (part == null || part.result() == SharingState.Result.PENDING
                    || !part.amount().equals(receiver.amount())) {
                return new Again(Split.State.SHARING, List.of());
            }
            if (part.result() == SharingState.Result.CLOSED) {
                problems.add(new Problem(true, receiver.amount(), receiver.description() + " to "
                        + receiver.mchid() + " was closed: " + part.failReason()));
            }
        }
        if (!state.finished()) {
            return new Again(Split.State.SHARING, List.of());
        }
        return new Done(got(split.plan(), request.accounts, succeeded(byReceiver)), problems);
    }

    private static Set<String> succeeded(Map<String, SharingState.Part> byReceiver) {
        return byReceiver.values().stream()
                .filter(part -> part.result() == SharingState.Result.SUCCESS)
                .map(SharingState.Part::mchid).collect(Collectors.toSet());
    }

    /** What a receiver could not take stays with the merchant. */
    private static Division got(Division plan, SharingOrders accounts, Set<String> succeeded) {
        return plan.received(
                succeeded.contains(accounts.commerceMchid()) ? plan.commission() : Money.ZERO,
                succeeded.contains(accounts.trafficMchid()) ? plan.trafficFee() : Money.ZERO,
                plan.others().stream().map(share -> succeeded.contains(share.mchid())
                        ? share : share.of(Money.ZERO)).toList());
    }

    private static SharingDecision refused(Split split, Request request, Refusal why) {
        if (split.state() == Split.State.SHARING && why instanceof NotFound) {
            return new Again(Split.State.PLANNED, List.of());
        }
        boolean tooOften = !split.bonus().isDue() && split.tries() + 1 == request.patience;
        List<Problem> problems = tooOften
                ? List.of(new Problem(false, split.plan().amount(),
                        "the division is refused: " + why.code()))
                : List.of();
        return new Again(split.state(), problems);
    }
}
