package io.hutong.payment.refund;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.ChannelAnswer.Answered;
import io.hutong.payment.channel.ChannelAnswer.NotSent;
import io.hutong.payment.channel.ChannelAnswer.Refused;
import io.hutong.payment.channel.RefundState;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for a refund. Asking again under the same number has no second effect, so
 * what is not known is simply asked again.
 *
 * @param state   next
 * @param problem what a person has to look at
 */
record RefundDecision(Refund.State state, @Nullable String problem) {

    private static final String NOT_FOUND = "RESOURCE_NOT_EXISTS";

    static RefundDecision of(Refund refund, ChannelAnswer<RefundState> answer, int patience) {
        return switch (answer) {
            case Answered<RefundState>(RefundState state) -> answered(refund, state);
            case Refused<RefundState> refused -> refused(refund, refused, patience);
            case Ambiguous<RefundState> unknown -> same(refund);
            case NotSent<RefundState> unsent -> same(refund);
        };
    }

    private static RefundDecision answered(Refund refund, RefundState answer) {
        if (!answer.number().equals(refund.number())
                || !answer.amount().equals(refund.amount())) {
            return new RefundDecision(refund.state(), "the channel speaks of " + answer);
        }
        return switch (answer.status()) {
            case SUCCESS -> new RefundDecision(Refund.State.SUCCESS, null);
            case PROCESSING -> new RefundDecision(Refund.State.PROCESSING, null);
            case CLOSED -> new RefundDecision(Refund.State.CLOSED, "the channel closed it");
            case ABNORMAL -> new RefundDecision(Refund.State.ABNORMAL,
                    "the buyer's account cannot take it");
        };
    }

    private static RefundDecision refused(
            Refund refund, Refused<RefundState> refused, int patience) {
        if (refund.state() == Refund.State.PROCESSING && NOT_FOUND.equals(refused.code())) {
            return new RefundDecision(Refund.State.CLAIMED, null);
        }
        return new RefundDecision(refund.state(),
                refund.tries() + 1 == patience ? "refused: " + refused.code() : null);
    }

    private static RefundDecision same(Refund refund) {
        return new RefundDecision(refund.state(), null);
    }
}
