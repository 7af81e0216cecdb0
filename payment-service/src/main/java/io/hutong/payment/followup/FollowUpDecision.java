package io.hutong.payment.followup;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.followup.FollowUp.State;
import io.hutong.payment.followup.model.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means. Nothing here is ever given up: what is turned down is asked again, and a
 * person is told when that does not help or takes too long. Pure.
 *
 * @param code    the channel's refusal; absent when there was none
 * @param problem whether a person has to look at it
 */
record FollowUpDecision(State state, @Nullable String code, boolean problem) {

    private static final String NOT_ENOUGH = "NOT_ENOUGH";
    private static final String FAILED = "FAILED";
    private static final String OTHER_AMOUNT = "OTHER_AMOUNT";

    /** @param patience refusals for another reason than money after which a person is told */
    static FollowUpDecision of(FollowUp task, ChannelAnswer<Effect> answer, int patience) {
        return switch (answer) {
            case Answered<Effect>(Effect effect) -> answered(task, effect, patience);
            case Refused<Effect> refused -> refused(task, refused.code(), patience);
            case Ambiguous<Effect> _ -> new FollowUpDecision(State.UNKNOWN, null, task.overdue());
            case NotSent<Effect> _ -> new FollowUpDecision(task.state(), null, task.overdue());
        };
    }

    private static FollowUpDecision answered(FollowUp task, Effect effect, int patience) {
        if (!effect.success()) {
            return refused(task, FAILED, patience);
        }
        return effect.amount().equals(task.amount())
                ? new FollowUpDecision(State.DONE, null, false)
                : new FollowUpDecision(State.WAITING, OTHER_AMOUNT, true);
    }

    /** A merchant without money may have some tomorrow; any other no is seldom taken back. */
    private static FollowUpDecision refused(FollowUp task, String code, int patience) {
        boolean stuck = !NOT_ENOUGH.equals(code) && task.tries() + 1 >= patience;
        return new FollowUpDecision(State.WAITING, code, task.overdue() || stuck);
    }
}
