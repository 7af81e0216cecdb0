package io.hutong.payment.refund;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.NotEnough;
import io.hutong.payment.channel.model.Refusal.NotFound;
import io.hutong.payment.refund.model.RefundOrder.Source;
import io.hutong.payment.refund.model.RefundState;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for a refund. Asking again under the same number has no second effect, so
 * what is not known is simply asked again.
 *
 * @param state   next
 * @param source  whose money is asked for next
 * @param problem what a person has to look at
 */
record RefundDecision(Refund.State state, Source source, @Nullable String problem) {

    static RefundDecision of(Refund refund, ChannelAnswer<RefundState> answer, int patience) {
        return switch (answer) {
            case Answered<RefundState>(RefundState state) -> answered(refund, state);
            case Refused<RefundState>(Refusal why) -> refused(refund, why, patience);
            case Ambiguous<RefundState> unknown -> same(refund, null);
            case NotSent<RefundState> unsent -> same(refund, null);
        };
    }

    private static RefundDecision answered(Refund refund, RefundState answer) {
        if (!answer.number().equals(refund.number())
                || !answer.amount().equals(refund.amount())) {
            return same(refund, "the channel speaks of " + answer);
        }
        return switch (answer.status()) {
            case SUCCESS -> become(refund, Refund.State.SUCCESS, null);
            case PROCESSING -> become(refund, Refund.State.PROCESSING, null);
            case CLOSED -> become(refund, Refund.State.CLOSED, "the channel closed it");
            case ABNORMAL -> become(refund, Refund.State.ABNORMAL,
                    "the buyer's account cannot take it");
        };
    }

    private static RefundDecision refused(
            Refund refund, Refusal why, int patience) {
        if (refund.state() != Refund.State.CLAIMED) {
            return refund.state() == Refund.State.PROCESSING && why instanceof NotFound
                    ? become(refund, Refund.State.CLAIMED, null) : same(refund, null);
        }
        if (why instanceof NotEnough && mayBeAdvanced(refund)) {
            return new RefundDecision(Refund.State.CLAIMED, Source.PLATFORM_ADVANCE, null);
        }
        return same(refund, refund.tries() + 1 == patience ? "refused: " + why.code() : null);
    }

    /** Before the settlement the money is frozen at the channel, so nobody has to advance it. */
    private static boolean mayBeAdvanced(Refund refund) {
        return refund.origin().afterSettlement() && refund.order().source() == Source.MERCHANT;
    }

    private static RefundDecision become(
            Refund refund, Refund.State next, @Nullable String problem) {
        return new RefundDecision(next, refund.order().source(), problem);
    }

    private static RefundDecision same(Refund refund, @Nullable String problem) {
        return become(refund, refund.state(), problem);
    }
}
