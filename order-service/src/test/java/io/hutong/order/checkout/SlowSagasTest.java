package io.hutong.order.checkout;

import static io.hutong.order.testing.SagaStory.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.SagaStory;
import io.hutong.order.testing.Script;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.Input.Action;
import io.hutong.saga.Phase;
import org.junit.jupiter.api.Test;

/** A slow saga goes on by itself; a person may hurry it or turn it back, and vouch for nothing. */
class SlowSagasTest {

    private final Order order = Orders.placed();

    @Test
    void slowSagaIsRetriedUnderTheNextAttemptWithAllOfItsTries() {
        SagaStory story = confirming().whenSilent().whenSilent().whenSilent();

        story.when(decides(Action.RETRY, true)).expectAsked(ConfirmReservation.class)
                .expectAttempt(5);
        assertThat(story.state().tries()).isEqualTo(1);
        assertThat(story.journal().getLast().kind().name()).isEqualTo("SENT");
    }

    @Test
    void slowSagaIsTurnedBackBeforeItsPivotOnly() {
        debiting().when(decides(Action.COMPENSATE, true))
                .expectAsked(VoidPayment.class).expectPhase(Phase.BACKWARD);
        confirming().when(decides(Action.COMPENSATE, true))
                .expectRefused(Decision.Refusal.TOO_LATE);
    }

    @Test
    void slowSagaIsNeverSkipped() {
        confirming().when(decides(Action.SKIP, true))
                .expectRefused(Decision.Refusal.NOT_PARKED);
    }

    @Test
    void nobodyDecidesAboutASagaThatIsNeitherParkedNorSlow() {
        for (Action action : Action.values()) {
            debiting().when(decides(action, false)).expectRefused(Decision.Refusal.NOT_PARKED);
        }
    }

    @Test
    void voidIsNotSkippedEvenWhenItIsParked() {
        SagaStory story = debiting().whenCalledOff(Reason.CANCELLED_BY_BUYER);
        while (!story.state().isParked()) {
            story.whenSilent();
        }

        story.when(decides(Action.SKIP, false)).expectRefused(Decision.Refusal.NOT_SKIPPABLE);
        story.when(decides(Action.RETRY, false)).expectAsked(VoidPayment.class);
    }

    private static Input<Reply> decides(Action action, boolean slow) {
        return new Input.Operator<>(action, "operator-1", "it takes so long", slow);
    }

    private SagaStory debiting() {
        return given(Orders.placeOrder(), order)
                .whenAnswered(Script.reserved(Orders.reservation(order)));
    }

    private SagaStory confirming() {
        SagaStory story = debiting();
        return story.whenAnswered(Script.authorized(Orders.authorization(story.order())));
    }
}
