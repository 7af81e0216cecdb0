package io.hutong.order.checkout;

import static io.hutong.order.testing.SagaStory.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReleased;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.SagaStory;
import io.hutong.order.testing.Script;
import io.hutong.saga.Ask;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A participant that is away makes steps late; only the buyer's limit calls an order off. */
class LateStepsTest {

    private static final Duration BUYER_WAITS = Duration.ofMinutes(10);
    private static final Instant LIMIT = Orders.PLACED_AT.plus(BUYER_WAITS);
    private static final Duration AFTER_LIMIT = Duration.ofSeconds(5);

    private final Order order = Orders.placed();

    @Test
    void commandsMayBeBegunUntilTheBuyersLimitAndNotOnlyUntilTheirSteps() {
        SagaStory story = story();
        assertThat(lastAsk(story).deadline()).isEqualTo(LIMIT);

        story.whenAnswered(Script.reserved(Orders.reservation(order)));

        assertThat(lastAsk(story).deadline()).isEqualTo(LIMIT);
        assertThat(story.state().deadline()).isEqualTo(story.now().plusSeconds(60));
    }

    @Test
    void unreadDebitIsWaitedForAndItsAnswerCounts() {
        SagaStory story = debitUnderWay();
        for (int i = 0; i < 4; i++) {
            story.whenUnheard().expectNothing().expectPhase(Phase.FORWARD).expectAttempt(1);
        }

        story.whenAnswered(Script.authorized(Orders.authorization(story.order())))
                .whenAnswered(new ReservationConfirmed(order.id()))
                .expectOrder(OrderStatus.PAID);
        assertThat(story.commands()).doesNotContain("VoidPayment");
    }

    @Test
    void latenessUsesUpNoTryAndIsTold() {
        SagaStory story = story().whenUnheard().whenUnheard().whenUnheard();

        assertThat(story.state().tries()).isEqualTo(1);
        assertThat(story.journal().stream().filter(
                entry -> entry.kind() == JournalEntry.Kind.LATE)).hasSize(1);
        story.whenSilent().expectAsked(ReserveStock.class).expectAttempt(2);
    }

    @Test
    void laterItIsTheRarerItIsLookedAtButNeverLessThanItsStepWaits() {
        SagaStory story = debitUnderWay();
        story.whenUnheard().expectWaitOf(Duration.ofSeconds(30));
        story.whenUnheard().expectWaitOf(Duration.ofSeconds(45));
        story.whenUnheard().expectWaitOf(Duration.ofSeconds(60));
        story.whenUnheard().expectWaitOf(Duration.ofSeconds(60));
    }

    @Test
    void debitThatNobodyReadsIsCalledOffByTheBuyersLimitOnly() {
        SagaStory story = debitUnderWay();
        while (story.state().phase() == Phase.FORWARD) {
            story.whenUnheard();
        }

        story.expectAsked(VoidPayment.class);
        assertThat(story.now()).isEqualTo(LIMIT.plus(AFTER_LIMIT));
        story.whenAnswered(new PaymentVoided(
                order.id(), PaymentVoided.How.NEVER_SENT, Money.ZERO))
                .expectAsked(ReleaseStock.class)
                .whenAnswered(new StockReleased(order.id(), false))
                .expectOrder(OrderStatus.CANCELLED).expectReason(Reason.PAYMENT_EXPIRED);
    }

    @Test
    void reservationThatNobodyReadsIsCalledOffByTheBuyersLimitOnly() {
        SagaStory story = story();
        while (story.state().phase() == Phase.FORWARD) {
            story.whenUnheard();
        }

        story.expectAsked(ReleaseStock.class);
        assertThat(story.now()).isEqualTo(LIMIT.plus(AFTER_LIMIT));
        assertThat(story.commands()).containsExactly("ReserveStock", "ReleaseStock");
    }

    @Test
    void whatTheParticipantRefusesAsTooLateIsNotAskedForAgain() {
        SagaStory reservation = story().after(BUYER_WAITS).whenAnswered(new StockRefused(
                order.id(), StockRefused.Refusal.EXPIRED, "too late"));
        reservation.expectAsked(ReleaseStock.class);

        debitUnderWay().after(BUYER_WAITS).whenAnswered(new PaymentRefused(
                order.id(), PaymentRefused.Refusal.EXPIRED, "too late"))
                .expectAsked(VoidPayment.class);
    }

    @Test
    void unreadVoidIsNeitherRepeatedNorParkedHoweverLongItTakes() {
        SagaStory story = debitUnderWay().whenCalledOff(Reason.CANCELLED_BY_BUYER);
        for (int i = 0; i < 500; i++) {
            story.whenUnheard();
        }

        assertThat(story.state().isParked()).isFalse();
        assertThat(story.commands()).endsWith("AuthorizePayment", "VoidPayment");
        assertThat(story.state().tries()).isEqualTo(1);
    }

    @Test
    void buyerAtTheCashierHasTheTimeOfTheCashier() {
        SagaStory story = debitUnderWay().whenAnswered(Script.cashier(order.id()));
        assertThat(lastAsk(story).deadline()).isEqualTo(story.state().deadline());

        story.whenUnheard().expectNothing().expectPhase(Phase.FORWARD);
    }

    @Test
    void earlierVersionsCarryTheDeadlineOfEachStepAndWaitForUnreadCommandsAllTheSame() {
        SagaStory story = given(Orders.placeOrderVersion2(), order)
                .whenAnswered(Script.reserved(Orders.reservation(order)));
        assertThat(lastAsk(story).deadline()).isEqualTo(story.state().deadline());

        story.whenUnheard().expectNothing().expectPhase(Phase.FORWARD);
    }

    @Test
    void latenessBeforeTheDeadlineIsRefused() {
        story().when(new Input.Unheard<>(Orders.PLACED_AT, false))
                .expectRefused(Decision.Refusal.NOT_DUE);
    }

    private SagaStory story() {
        return given(Orders.placeOrder(), order);
    }

    private SagaStory debitUnderWay() {
        return story().whenAnswered(Script.reserved(Orders.reservation(order)))
                .expectAsked(AuthorizePayment.class);
    }

    private static Ask<Command> lastAsk(SagaStory story) {
        return ((Decision.Moved<Order, OrderChange, Command>) story.last()).commands().getLast();
    }
}
