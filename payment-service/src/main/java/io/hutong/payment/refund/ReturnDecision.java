package io.hutong.payment.refund;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.NotFound;
import io.hutong.payment.refund.model.ReturnState;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for a share's return. What is not known is asked again under the same
 * number; what the channel turns down again and again counts as failed, because the buyer does not
 * wait for a receiver.
 *
 * @param failReason present when it failed
 */
record ReturnDecision(ShareReturn.State state, @Nullable String failReason) {

    private static final String UNNAMED = "FAILED";

    /** @param patience refusals after which it counts as failed */
    static ReturnDecision of(
            ShareReturn back, ChannelAnswer<ReturnState> answer, int patience) {
        return switch (answer) {
            case Answered<ReturnState>(ReturnState state) -> answered(back, state);
            case Refused<ReturnState>(Refusal why) -> refused(back, why, patience);
            case Ambiguous<ReturnState> _ -> same(back);
            case NotSent<ReturnState> _ -> same(back);
        };
    }

    private static ReturnDecision answered(ShareReturn back, ReturnState answer) {
        if (!answer.number().equals(back.number()) || !answer.amount().equals(back.amount())) {
            return same(back);
        }
        return switch (answer.result()) {
            case SUCCESS -> new ReturnDecision(ShareReturn.State.SUCCESS, null);
            case PROCESSING -> new ReturnDecision(ShareReturn.State.PROCESSING, null);
            case FAILED -> new ReturnDecision(ShareReturn.State.FAILED,
                    answer.failReason() == null ? UNNAMED : answer.failReason());
        };
    }

    /** A refusal of the query proves nothing of the return, only that it has to be asked anew. */
    private static ReturnDecision refused(
            ShareReturn back, Refusal why, int patience) {
        if (back.state() == ShareReturn.State.PROCESSING) {
            return why instanceof NotFound
                    ? new ReturnDecision(ShareReturn.State.CLAIMED, null) : same(back);
        }
        return back.tries() + 1 >= patience
                ? new ReturnDecision(ShareReturn.State.FAILED, why.code()) : same(back);
    }

    private static ReturnDecision same(ShareReturn back) {
        return new ReturnDecision(back.state(), null);
    }
}
