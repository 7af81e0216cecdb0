package io.hutong.order.refund;

import static io.hutong.order.testing.SagaStory.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.RefundRecorded;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.refund.model.RefundPlan;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.SagaStory;
import io.hutong.order.testing.Script;
import io.hutong.saga.Decision;
import io.hutong.saga.Input.Action;
import io.hutong.saga.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The RefundOrder saga without broker and database. */
class RefundOrderTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    @Test
    void cancelledOrderIsRefundedWholeAndItsGoodsGoBack() {
        Order order = full(Orders.paid());

        SagaStory story = story(order).expectAsked(RefundPayment.class)
                .whenAnswered(answer(order)).expectAsked(RecordRefund.class)
                .expectOrder(OrderStatus.PAID)
                .whenAnswered(new RefundRecorded(order.id(), order.id() + "R01"));

        story.expectOrder(OrderStatus.REFUNDED).expectPhase(Phase.COMPLETED)
                .expectReason(Reason.CANCELLED_BY_BUYER);
        assertThat(order.refunds().all().getFirst().ask().restock())
                .containsExactly(new Goods("tea-100", 1));
    }

    @Test
    void cancellingAfterAPartialRefundGivesTheRestBack() {
        Order order = some(Orders.paid(), 900);

        Refund.Ask rest = RefundPlan.everything(
                order, Reason.CANCELLED_BY_BUYER, "b-buyer", NOON).orElseThrow();

        assertThat(rest.amount()).isEqualTo(Money.fen(12_000));
        assertThat(RefundPlan.everything(full(order), Reason.CANCELLED_BY_BUYER, "b-buyer",
                NOON)).isEmpty();
    }

    @Test
    void partialRefundOfASettledOrderShowsInItsStatus() {
        Order order = some(Orders.settled(), 100);

        story(order).whenAnswered(answer(order))
                .whenAnswered(new RefundRecorded(order.id(), order.id() + "R01"))
                .expectOrder(OrderStatus.PARTLY_REFUNDED);
    }

    @Test
    void partialRefundBeforeSettlementLeavesTheStatus() {
        Order order = some(Orders.shipped(), 100);

        SagaStory story = story(order).whenAnswered(answer(order))
                .whenAnswered(new RefundRecorded(order.id(), order.id() + "R01"));

        story.expectOrder(OrderStatus.SHIPPED);
        assertThat(story.order().refunds().returned()).isEqualTo(Money.fen(100));
    }

    @Test
    void refundThatTheChannelHasClosedReleasesItsClaim() {
        Order order = full(Orders.paid());

        SagaStory story = story(order).whenAnswered(new PaymentRefundRefused(order.id(),
                order.id() + "R01", PaymentRefundRefused.Refusal.CLOSED_BY_CHANNEL, "closed"));

        story.expectPhase(Phase.COMPLETED).expectNothing().expectOrder(OrderStatus.PAID);
        assertThat(story.order().refundable()).isEqualTo(Money.fen(12_900));
        assertThat(story.order().reason()).isNull();
        assertThat(story.order().shownReason()).isEqualTo(Reason.REFUND_REFUSED);
        assertThat(story.order().isHeld()).isFalse();
    }

    @Test
    void refusalIsShownUntilALaterRefundHasGoneBack() {
        Order paid = Orders.paid();
        Order refused = some(paid, 100).with(
                new OrderChange.RefundRefused(paid.id() + "R01", Refund.Refusal.NOT_PAID));

        assertThat(refused.shownReason()).isEqualTo(Reason.REFUND_REFUSED);
        Order again = some(refused, 100);
        assertThat(again.shownReason()).isEqualTo(Reason.REFUND_REFUSED);
        assertThat(Orders.returned(again, again.refunds().all().getLast(), NOON)
                .with(new OrderChange.RefundRecorded(again.refunds().all().getLast().refundId()))
                .shownReason()).isNull();
        assertThat(full(refused).shownReason()).isEqualTo(Reason.CANCELLED_BY_BUYER);
    }

    @Test
    void refundOfAnotherAmountThanAskedIsParked() {
        Order order = some(Orders.paid(), 100);
        PaymentRefunded other = answer(some(Orders.paid(), 200));

        story(order).whenAnswered(new PaymentRefunded(order.id(), order.id() + "R01",
                other.refundedAt(), other.parts()))
                .expectParked("refunded ¥2.00").expectNothing();
    }

    @Test
    void silentPaymentServiceIsAskedAgainAndNeverTurnedBackFrom() {
        Order order = some(Orders.paid(), 100);

        story(order).whenSilent().expectAsked(RefundPayment.class).expectAttempt(2)
                .whenCalledOff(Reason.CANCELLED_BY_BUYER)
                .expectRefused(Decision.Refusal.TOO_LATE);
    }

    @Test
    void recordingMayBeSkippedByAPersonAndRefundingMayNot() {
        Order order = full(Orders.paid());
        SagaStory story = story(order);

        parked(story).whenOperator(Action.SKIP)
                .expectRefused(Decision.Refusal.NOT_SKIPPABLE);
        story.whenOperator(Action.RETRY).whenAnswered(answer(order));
        parked(story).whenOperator(Action.SKIP).expectOrder(OrderStatus.REFUNDED);
    }

    @Test
    void orderThatIsRefundedWholeWhileItSettlesEndsRefunded() {
        Order order = full(Orders.received());
        var division = Script.settled(order.id(), 12_900);

        Order after = Orders.returned(order, order.refunds().all().getLast(), NOON)
                .with(new OrderChange.RefundRecorded(order.id() + "R01"));

        assertThat(after.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(after.with(new OrderChange.Divided(Orders.settlement(division)))
                .with(new OrderChange.Settled()).status())
                .isEqualTo(OrderStatus.REFUNDED);
    }

    private static SagaStory parked(SagaStory story) {
        while (story.state().parked() == null) {
            story.whenSilent();
        }
        return story;
    }

    private static Order full(Order order) {
        return order.with(new OrderChange.RefundBegun(RefundPlan.everything(
                order, Reason.CANCELLED_BY_BUYER, "b-buyer", NOON).orElseThrow()));
    }

    private static Order some(Order order, long fen) {
        return order.with(new OrderChange.RefundBegun(new Refund.Ask("late", null, "m-tea", NOON,
                List.of(new Refund.Part("m-tea", Money.fen(fen))), List.of())));
    }

    private static PaymentRefunded answer(Order order) {
        Refund refund = order.refunds().all().getLast();
        return Script.refunded(new RefundPayment(
                order.id(), refund.refundId(), "", refund.ask().parts().stream()
                        .map(part -> new RefundPayment.Part(part.merchantId(), part.amount()))
                        .toList()));
    }

    private static SagaStory story(Order order) {
        return given(Orders.refundOrder(), order.id() + "R01", order);
    }
}
