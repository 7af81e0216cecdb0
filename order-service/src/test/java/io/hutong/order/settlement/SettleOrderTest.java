package io.hutong.order.settlement;

import static io.hutong.order.testing.SagaStory.given;

import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.SagaStory;
import io.hutong.order.testing.Script;
import io.hutong.saga.Decision;
import io.hutong.saga.Input.Action;
import io.hutong.saga.Phase;
import org.junit.jupiter.api.Test;

/** The SettleOrder saga without broker and database. */
class SettleOrderTest {

    private static final long PAID_FEN = 12_900;

    private final Order order = Orders.received();

    @Test
    void orderIsSettledWhenItsMoneyIsDividedAndWrittenDown() {
        story().expectAsked(SettlePayment.class)
                .whenAnswered(Script.settled(order.id(), PAID_FEN))
                .expectAsked(RecordSettlement.class).expectOrder(OrderStatus.RECEIVED)
                .whenAnswered(new SettlementRecorded(order.id()))
                .expectOrder(OrderStatus.SETTLED).expectPhase(Phase.COMPLETED);
    }

    @Test
    void divisionThatDoesNotAddUpToThePaymentIsParked() {
        story().whenAnswered(Script.settled(order.id(), PAID_FEN - 1))
                .expectParked("divided ¥128.99 of ¥129.00").expectNothing();
    }

    @Test
    void refusedSettlementIsParkedAndCannotBeSkipped() {
        story().whenAnswered(new PaymentRefused(order.id(),
                PaymentRefused.Refusal.NOT_PAID, "no payment"))
                .expectParked("NOT_PAID")
                .whenOperator(Action.SKIP).expectRefused(Decision.Refusal.NOT_SKIPPABLE)
                .whenOperator(Action.COMPENSATE).expectRefused(Decision.Refusal.TOO_LATE)
                .whenOperator(Action.RETRY).expectAsked(SettlePayment.class).expectAttempt(2);
    }

    @Test
    void settlementCannotBeCalledOff() {
        story().whenCalledOff(Reason.CANCELLED_BY_BUYER)
                .expectRefused(Decision.Refusal.TOO_LATE);
    }

    private SagaStory story() {
        return given(Orders.settleOrder(), order);
    }
}
