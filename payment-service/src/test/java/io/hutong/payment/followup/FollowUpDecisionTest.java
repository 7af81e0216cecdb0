package io.hutong.payment.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.followup.FollowUp.State;
import io.hutong.payment.followup.model.Effect;
import io.hutong.payment.wechatpay.Spoken;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The table of answers: nothing is given up, nothing unknown is guessed. */
class FollowUpDecisionTest {

    private static final int PATIENCE = 3;
    private static final Money AMOUNT = Money.fen(903);

    @Test
    void successOfTheAmountAskedForIsDone() {
        assertThat(decide(task(State.CLAIMED, 0, false), effect(true, AMOUNT)))
                .isEqualTo(new FollowUpDecision(State.DONE, null, false, false));
    }

    @Test
    void successOfAnotherAmountIsNotTakenForOurs() {
        assertThat(decide(task(State.CLAIMED, 0, false), effect(true, Money.fen(904))))
                .isEqualTo(new FollowUpDecision(State.WAITING, "OTHER_AMOUNT", false, true));
    }

    @Test
    void lostAnswerIsUnknownAndOnlyAnAnswerEndsThat() {
        FollowUp unknown = task(State.UNKNOWN, 9, false);

        assertThat(decide(task(State.CLAIMED, 0, false), new ChannelAnswer.Ambiguous<>("reset")))
                .isEqualTo(new FollowUpDecision(State.UNKNOWN, null, false, false));
        assertThat(decide(unknown, new ChannelAnswer.NotSent<>("circuit open")).state())
                .isEqualTo(State.UNKNOWN);
        assertThat(decide(unknown, effect(true, AMOUNT)).state()).isEqualTo(State.DONE);
    }

    @Test
    void merchantWithoutMoneyIsAskedAgainWithoutBotheringAnybodyUntilItIsOverdue() {
        assertThat(decide(task(State.WAITING, 99, false), refused("NOT_ENOUGH")))
                .isEqualTo(new FollowUpDecision(State.WAITING, "NOT_ENOUGH", true, false));
        assertThat(decide(task(State.WAITING, 99, true), refused("NOT_ENOUGH")))
                .isEqualTo(new FollowUpDecision(State.WAITING, "NOT_ENOUGH", true, true));
    }

    @Test
    void otherRefusalsBecomeAPersonsMatterWhenPatienceEnds() {
        assertThat(decide(task(State.WAITING, 1, false), refused("INVALID_REQUEST")).problem())
                .isFalse();
        assertThat(decide(task(State.WAITING, 2, false), refused("INVALID_REQUEST")).problem())
                .isTrue();
        assertThat(decide(task(State.WAITING, 2, false), effect(false, AMOUNT)))
                .isEqualTo(new FollowUpDecision(State.WAITING, "FAILED", false, true));
    }

    @Test
    void whatIsUnknownForTooLongIsAPersonsMatterToo() {
        assertThat(decide(task(State.UNKNOWN, 5, true), new ChannelAnswer.Ambiguous<>("HTML")))
                .isEqualTo(new FollowUpDecision(State.UNKNOWN, null, false, true));
    }

    private static FollowUpDecision decide(FollowUp task, ChannelAnswer<Effect> answer) {
        return FollowUpDecision.of(task, answer, PATIENCE);
    }

    private static ChannelAnswer<Effect> effect(boolean success, Money amount) {
        return new ChannelAnswer.Answered<>(new Effect("1", success, amount));
    }

    private static ChannelAnswer<Effect> refused(String code) {
        return Spoken.refused(code, "");
    }

    private static FollowUp task(State state, int tries, boolean overdue) {
        return new FollowUp("oR0101A", FollowUpKind.ADVANCE_RETURN, new FollowUp.Debtor("o",
                "m-tea", "1900000101", "42", "50"), AMOUNT, Money.ZERO, state,
                new Lease("payment-1", Instant.EPOCH), tries, overdue);
    }
}
