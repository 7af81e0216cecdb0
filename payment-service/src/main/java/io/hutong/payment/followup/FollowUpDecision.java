package io.hutong.payment.followup;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.NotEnough;
import io.hutong.payment.followup.FollowUp.State;
import io.hutong.payment.followup.model.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means. Nothing here is ever given up: what is turned down is asked again, and a
 * person is told when that does not help or takes too long. Pure.
 *
 * @param code    the channel's refusal; absent when there was none
 * @param isShort whether the merchant lacks the money
 * @param problem whether a person has to look at it
 */
record FollowUpDecision(
        State state, @Nullable String code, boolean isShort, boolean problem) {

    private static final String FAILED = "FAILED";
    private static final String OTHER_AMOUNT = "OTHER_AMOUNT";

    /** @param patience refusals for another reason than money after which a person is told */
    static FollowUpDecision of(FollowUp task, ChannelAnswer<Effect> answer, int patience) {
        return switch (answer) {
            case Answered<Effect>(Effect effect) -> answered(task, effect, patience);
            case Refused<Effect>(NotEnough(String code, String _)) ->
                    new FollowUpDecision(State.WAITING, code, true, task.overdue());
            case Refused<Effect>(Refusal why) -> refused(task, why.code(), patience);
            case Ambiguous<Effect> _ ->
                    new FollowUpDecision(State.UNKNOWN, null, false, task.overdue());
            case NotSent<Effect> _ ->
                    new FollowUpDecision(task.state(), null, false, task.overdue());
        };
    }

    private static FollowUpDecision answered(FollowUp task, Effect effect, int patience) {
        if (!effect.success()) {
            return refused(task, FAILED, patience);
        }
        return effect.amount().equals(task.amount())
                ? new FollowUpDecision(State.DONE, null, false, false)
                : new FollowUpDecision(State.WAITING, OTHER_AMOUNT, false, true);
    }

    /** A merchant without money may have some tomorrow; any other no is seldom taken back. */
    private static FollowUpDecision refused(FollowUp task, String code, int patience) {
        boolean stuck = task.tries() + 1 >= patience;
        return new FollowUpDecision(State.WAITING, code, false, task.overdue() || stuck);
    }
}
