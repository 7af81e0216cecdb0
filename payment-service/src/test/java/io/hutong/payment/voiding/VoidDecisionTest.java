package io.hutong.payment.voiding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.contracts.message.PaymentVoided.How;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.time.Lease;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.RefusedMessageException;
import io.hutong.messaging.TraceParent;
import io.hutong.payment.debit.Attempt;
import io.hutong.payment.debit.AttemptState;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Step;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What calling off takes, by where the payment and its attempt stand. */
class VoidDecisionTest {

    private static final Step STEP =
            new Step(new StepRef("PlaceOrder/1", "VoidPayment", 1), TraceParent.start());

    @Test
    void unknownOrderLeavesATombstone() {
        assertThat(VoidDecision.of(null, null, null)).isEqualTo(new VoidDecision.Tombstone());
    }

    @Test
    void queuedAttemptIsCancelledOnOurSideAlone() {
        Attempt queued = attempt(AttemptState.QUEUED, 0);

        assertThat(VoidDecision.of(authorizing(), queued, null))
                .isEqualTo(new VoidDecision.Cancel(queued, How.NEVER_SENT));
    }

    @Test
    void attemptThatWaitsToBeSentAgainIsReversed() {
        Attempt again = attempt(AttemptState.QUEUED, 1);

        assertThat(VoidDecision.of(authorizing(), again, null))
                .isEqualTo(new VoidDecision.Reverse(again));
    }

    @Test
    void unknownOutcomeIsReversed() {
        Attempt unknown = attempt(AttemptState.UNKNOWN, 1);

        assertThat(VoidDecision.of(authorizing(), unknown, null))
                .isEqualTo(new VoidDecision.Reverse(unknown));
    }

    @Test
    void heldAttemptWasRefusedAndIsCancelled() {
        Attempt held = attempt(AttemptState.HELD, 0);

        assertThat(VoidDecision.of(authorizing(), held, null))
                .isEqualTo(new VoidDecision.Cancel(held, How.NOT_CHARGED));
    }

    @ParameterizedTest
    @EnumSource(value = AttemptState.class, names = {"SENDING", "REVERSING"})
    void callUnderWayIsWaitedFor(AttemptState state) {
        assertThat(VoidDecision.of(authorizing(), attempt(state, 1), null))
                .isEqualTo(new VoidDecision.WaitForOutcome());
    }

    @Test
    void paidOrderIsRefunded() {
        assertThat(VoidDecision.of(authorizing().authorized(Instant.EPOCH), null, null))
                .isEqualTo(new VoidDecision.Refund());
    }

    @Test
    void orderThatTookNothingIsClosedAtOnce() {
        Payment declined = authorizing().declined(Reason.PAYMENT_DECLINED, "NOT_ENOUGH", "");

        assertThat(VoidDecision.of(declined, null, null))
                .isEqualTo(new VoidDecision.Close(How.NOT_CHARGED));
    }

    @Test
    void repeatIsAnsweredAgainOrWaitedFor() {
        Payment voiding = authorizing().calledOff(STEP);

        assertThat(VoidDecision.of(voiding, null, null)).isEqualTo(new VoidDecision.Await());
        assertThat(VoidDecision.of(voiding.voided(How.REVERSED, Money.ZERO), null, null))
                .isEqualTo(new VoidDecision.Answer());
    }

    @Test
    void settlingOrderIsRefused() {
        Payment settling = authorizing().authorized(Instant.EPOCH).settling(STEP);

        assertThatThrownBy(() -> VoidDecision.of(settling, null, null))
                .isInstanceOf(RefusedMessageException.class);
    }

    private static Payment authorizing() {
        return Payment.opened("order", new Payment.Buyer("b", "wx", Fallback.NONE, "m"),
                Money.fen(100), STEP, 1);
    }

    private static Attempt attempt(AttemptState state, int sends) {
        return new Attempt("n", "order", state,
                new Attempt.Request("wx", "{}", Instant.EPOCH, Instant.EPOCH),
                new Lease(null, Instant.EPOCH), sends, 0, null);
    }
}
