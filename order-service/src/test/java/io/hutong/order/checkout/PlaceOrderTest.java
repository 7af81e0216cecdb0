package io.hutong.order.checkout;

import static io.hutong.order.testing.SagaStory.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReleased;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.SagaStory;
import io.hutong.order.testing.Script;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.Input.Action;
import io.hutong.saga.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The PlaceOrder saga without broker and database. */
class PlaceOrderTest {

    private final Order order = Orders.placed();

    @Test
    void orderIsPaidAfterReservationDebitAndConfirmation() {
        story().expectAsked(ReserveStock.class)
                .whenAnswered(reserved()).expectAsked(AuthorizePayment.class)
                .expectOrder(OrderStatus.RESERVED)
                .whenAnswered(authorized()).expectAsked(ConfirmReservation.class)
                .expectOrder(OrderStatus.RESERVED)
                .whenAnswered(confirmed()).expectNothing()
                .expectOrder(OrderStatus.PAID).expectPhase(Phase.COMPLETED);
    }

    @Test
    void subsidyOfTheQuoteGoesIntoTheDebit() {
        StockReserved plain = Script.reserved(Orders.reservation(order));
        StockReserved.Part part = plain.parts().getFirst();
        var subsidised = new StockReserved(plain.orderId(), plain.total(), List.of(
                new StockReserved.Part(part.merchantId(), part.subMchid(), part.amount(),
                        part.terms(), part.lines(), Money.fen(500), new BasisPoints(4_000))));

        var debit = (AuthorizePayment) story().whenAnswered(subsidised).asked();

        assertThat(debit.parts()).singleElement().satisfies(one -> {
            assertThat(one.subsidy()).isEqualTo(Money.fen(500));
            assertThat(one.subsidyFromTraffic()).isEqualTo(new BasisPoints(4_000));
        });
    }

    @ParameterizedTest
    @EnumSource(value = StockRefused.Refusal.class, names = {"VOIDED", "EXPIRED"},
            mode = EnumSource.Mode.EXCLUDE)
    void refusedReservationRejectsTheOrderWithoutUndoingAnything(StockRefused.Refusal refusal) {
        SagaStory story = story().whenAnswered(new StockRefused(order.id(), refusal, "no"));

        story.expectNothing().expectPhase(Phase.UNDONE).expectOrder(OrderStatus.REJECTED);
        assertThat(story.order().reason()).isEqualTo(refusal.reason());
    }

    @Test
    void reservationIsAskedForAgainUnderAHigherAttempt() {
        story().whenSilent().expectAsked(ReserveStock.class).expectAttempt(2)
                .expectWaitOf(Duration.ofSeconds(30));
    }

    @Test
    void reservationThatIsNeverAnsweredIsReleasedAndTheOrderCancelled() {
        story().whenSilent().whenSilent().expectAsked(ReleaseStock.class)
                .whenAnswered(released())
                .expectOrder(OrderStatus.CANCELLED).expectReason(Reason.RESERVATION_EXPIRED);
    }

    @Test
    void declinedDebitReleasesTheStockAndNeedsNoVoid() {
        SagaStory story = story().whenAnswered(reserved())
                .whenAnswered(declined()).expectAsked(ReleaseStock.class)
                .whenAnswered(released());

        story.expectOrder(OrderStatus.CANCELLED).expectReason(Reason.PAYMENT_DECLINED);
        assertThat(story.commands()).doesNotContain("VoidPayment");
    }

    @Test
    void debitWithoutAnAnswerIsVoidedBeforeTheStockIsReleased() {
        story().whenAnswered(reserved()).expectWaitOf(Duration.ofSeconds(60))
                .whenSilent().expectAsked(VoidPayment.class).expectPhase(Phase.BACKWARD)
                .whenAnswered(voided()).expectAsked(ReleaseStock.class)
                .whenAnswered(released())
                .expectOrder(OrderStatus.CANCELLED).expectReason(Reason.PAYMENT_EXPIRED);
    }

    @Test
    void authorizationThatArrivesAfterTheVoidIsFencedOut() {
        story().whenAnswered(reserved()).whenSilent().expectAsked(VoidPayment.class)
                .whenAnswered("AuthorizePayment", 1, authorized())
                .expectStale().expectPhase(Phase.BACKWARD).expectOrder(OrderStatus.RESERVED);
    }

    @Test
    void refusedDebitIsVoidedBecauseARefusalProvesNothing() {
        story().whenAnswered(reserved()).whenAnswered(new PaymentRefused(order.id(),
                PaymentRefused.Refusal.EXPIRED, "late"))
                .expectAsked(VoidPayment.class);
    }

    @Test
    void replyToAnEarlierAttemptIsStale() {
        story().whenSilent().expectAttempt(2)
                .whenAnswered("ReserveStock", 1, reserved()).expectStale()
                .whenAnswered(reserved()).expectAsked(AuthorizePayment.class);
    }

    @Test
    void expiredReservationIsAskedForAgain() {
        story().whenAnswered(new StockRefused(order.id(), StockRefused.Refusal.EXPIRED, "late"))
                .expectAsked(ReserveStock.class).expectAttempt(2);
    }

    @Test
    void confirmationIsRepeatedWithGrowingPausesAndThenParked() {
        SagaStory story = story().whenAnswered(reserved()).whenAnswered(authorized())
                .expectWaitOf(Duration.ofSeconds(10))
                .whenSilent().expectWaitOf(Duration.ofSeconds(12))
                .whenSilent().expectWaitOf(Duration.ofSeconds(14));
        for (int attempt = 4; attempt <= 20; attempt++) {
            story.whenSilent().expectAttempt(attempt);
        }
        story.expectWaitOf(Duration.ofSeconds(70)).whenSilent()
                .expectParked("no answer to ConfirmReservation after 20 tries").expectNothing();
    }

    @Test
    void parkedSagaGoesOnWhenTheAnswerComesAfterAll() {
        parkedAtConfirmation().whenAnswered(confirmed())
                .expectOrder(OrderStatus.PAID).expectPhase(Phase.COMPLETED);
    }

    @Test
    void operatorMayRetryOrSkipButNotCompensateAfterThePivot() {
        parkedAtConfirmation().whenOperator(Action.COMPENSATE)
                .expectRefused(Decision.Refusal.TOO_LATE)
                .whenOperator(Action.RETRY).expectAsked(ConfirmReservation.class)
                .expectAttempt(21)
                .whenAnswered(confirmed()).expectOrder(OrderStatus.PAID);
        parkedAtConfirmation().whenOperator(Action.SKIP).expectOrder(OrderStatus.PAID);
    }

    @Test
    void operatorDecidesOnlyAboutParkedSagas() {
        story().whenOperator(Action.RETRY).expectRefused(Decision.Refusal.NOT_PARKED);
    }

    @Test
    void operatorCompensatesADebitOfTheWrongAmount() {
        PaymentAuthorized wrong = new PaymentAuthorized(order.id(), authorized().mode(),
                Money.fen(1), Orders.PLACED_AT, List.of());

        story().whenAnswered(reserved()).whenAnswered(wrong).expectParked("paid ¥0.01")
                .whenOperator(Action.SKIP).expectRefused(Decision.Refusal.NOT_SKIPPABLE)
                .whenOperator(Action.COMPENSATE).expectAsked(VoidPayment.class);
    }

    @Test
    void cancellingBeforeTheReservationLeavesATombstone() {
        story().whenCalledOff(Reason.CANCELLED_BY_BUYER).expectAsked(ReleaseStock.class)
                .whenAnswered("ReserveStock", 1, reserved()).expectStale()
                .whenAnswered(released())
                .expectOrder(OrderStatus.CANCELLED).expectReason(Reason.CANCELLED_BY_BUYER);
    }

    @Test
    void cancellingDuringTheDebitVoidsIt() {
        story().whenAnswered(reserved()).whenCalledOff(Reason.CANCELLED_BY_BUYER)
                .expectAsked(VoidPayment.class)
                .whenCalledOff(Reason.CANCELLED_BY_BUYER)
                .expectRefused(Decision.Refusal.TOO_LATE);
    }

    @Test
    void cancellingAfterThePivotIsRefused() {
        story().whenAnswered(reserved()).whenAnswered(authorized())
                .whenCalledOff(Reason.CANCELLED_BY_BUYER)
                .expectRefused(Decision.Refusal.TOO_LATE);
    }

    @Test
    void buyerPaysAtTheCashierWhenThereIsNoPasswordFreeDebit() {
        story().whenAnswered(reserved()).expectAsked(AuthorizePayment.class)
                .whenAnswered(Script.cashier(order.id())).expectAsked(AwaitPayment.class)
                .expectOrder(OrderStatus.AWAITING_PAYMENT).expectWaitOf(Duration.ofMinutes(20))
                .whenAnswered(atCashier()).expectAsked(ConfirmReservation.class)
                .whenAnswered(confirmed())
                .expectOrder(OrderStatus.PAID).expectPhase(Phase.COMPLETED);
    }

    @Test
    void passwordFreePaymentPassesTheCashierOver() {
        SagaStory story = story().whenAnswered(reserved()).whenAnswered(authorized())
                .whenAnswered(confirmed());

        assertThat(story.commands()).doesNotContain("AwaitPayment");
    }

    @Test
    void cashierThatClosesUnpaidIsVoidedBeforeTheStockIsReleased() {
        awaitingBuyer().whenAnswered(new PaymentDeclined(
                order.id(), Reason.PAYMENT_EXPIRED, "CLOSED", "nobody paid"))
                .expectAsked(VoidPayment.class).whenAnswered(voided())
                .expectAsked(ReleaseStock.class).whenAnswered(released())
                .expectOrder(OrderStatus.CANCELLED).expectReason(Reason.PAYMENT_EXPIRED);
    }

    @Test
    void buyerWhoNeverPaysIsNotWaitedForForEver() {
        awaitingBuyer().whenSilent().expectAsked(VoidPayment.class)
                .whenAnswered(voided()).whenAnswered(released())
                .expectOrder(OrderStatus.CANCELLED).expectReason(Reason.PAYMENT_EXPIRED);
    }

    @Test
    void cancellingAtTheCashierClosesItFirst() {
        awaitingBuyer().whenCalledOff(Reason.CANCELLED_BY_BUYER).expectAsked(VoidPayment.class)
                .whenAnswered("AwaitPayment", 1, atCashier()).expectStale()
                .whenAnswered(voided()).expectAsked(ReleaseStock.class)
                .whenAnswered(released())
                .expectOrder(OrderStatus.CANCELLED).expectReason(Reason.CANCELLED_BY_BUYER);
    }

    @Test
    void paidAtTheCashierThereIsNoTurningBack() {
        awaitingBuyer().whenAnswered(atCashier())
                .whenCalledOff(Reason.CANCELLED_BY_BUYER)
                .expectRefused(Decision.Refusal.TOO_LATE);
    }

    @Test
    void orderOfTheFirstVersionIsNeverSentToTheCashier() {
        Order placed = Orders.placed();
        SagaStory story = given(Orders.placeOrderVersion1(), placed)
                .whenAnswered(Script.reserved(Orders.reservation(placed)));

        assertThat(story.asked()).isInstanceOfSatisfying(AuthorizePayment.class,
                command -> assertThat(command.payer()).isNull());
    }

    private SagaStory awaitingBuyer() {
        return story().whenAnswered(reserved()).whenAnswered(Script.cashier(order.id()))
                .expectAsked(AwaitPayment.class);
    }

    private PaymentAuthorized atCashier() {
        return Script.paidAtCashier(order.id(), 12_900);
    }

    @Test
    void quoteOtherThanTheExpectedTotalIsReleasedAndRejected() {
        Order careful = Orders.placed(Money.fen(1_000));

        given(Orders.placeOrder(), careful)
                .whenAnswered(Script.reserved(Orders.reservation(careful)))
                .expectAsked(ReleaseStock.class)
                .whenAnswered(new StockReleased(careful.id(), true))
                .expectOrder(OrderStatus.REJECTED).expectReason(Reason.PRICE_CHANGED);
    }

    @Test
    void replyThatItsCommandCannotHaveIsRefused() {
        story().whenAnswered(confirmed()).expectRefused(Decision.Refusal.UNEXPECTED_REPLY);
    }

    @Test
    void deadlineBeforeItsTimeIsRefused() {
        story().when(new Input.DeadlinePassed<>())
                .expectRefused(Decision.Refusal.NOT_DUE);
    }

    @Test
    void endedSagaMovesNoMore() {
        SagaStory story = story().whenAnswered(reserved()).whenAnswered(authorized())
                .whenAnswered(confirmed());

        story.whenAnswered(confirmed()).expectStale()
                .whenCalledOff(Reason.CANCELLED_BY_BUYER)
                .expectRefused(Decision.Refusal.TOO_LATE)
                .expectPhase(Phase.COMPLETED);
    }

    private SagaStory parkedAtConfirmation() {
        SagaStory story = story().whenAnswered(reserved()).whenAnswered(authorized());
        while (!story.state().isParked()) {
            story.whenSilent();
        }
        return story;
    }

    private SagaStory story() {
        return given(Orders.placeOrder(), order);
    }

    private Reply reserved() {
        return Script.reserved(Orders.reservation(order));
    }

    private PaymentAuthorized authorized() {
        return Script.authorized(Orders.authorization(order.with(
                new OrderChange.Reserved(
                        Orders.quote(Script.reserved(Orders.reservation(order)))))));
    }

    private Reply declined() {
        return new PaymentDeclined(order.id(), Reason.PAYMENT_DECLINED, "NOT_ENOUGH", "no");
    }

    private Reply voided() {
        return new PaymentVoided(order.id(), PaymentVoided.How.NOT_CHARGED, Money.ZERO);
    }

    private Reply released() {
        return new StockReleased(order.id(), true);
    }

    private Reply confirmed() {
        return new ReservationConfirmed(order.id());
    }
}
