package io.hutong.payment.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.time.Lease;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Reason;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.messaging.TraceParent;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.TradeState;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What each verdict changes. */
class CashierResolverTest {

    private static final String ORDER = "01k00000000000000000000000";
    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final CashierOpened.Request REQUEST =
            new CashierOpened.Request("1", "n", "wx1", "RSA", "s");
    private static final CashierSettings SETTINGS = new CashierSettings(Duration.ofMinutes(15),
            1, Duration.ofSeconds(30), Duration.ofSeconds(1),
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(10)),
            List.of(Duration.ofSeconds(1)), 3);

    private final CashierResolver resolver = new CashierResolver(SETTINGS);

    @Test
    void openCashierIsToldOnceAndTheNextAnswerGoesToTheNextStep() {
        CashierResolution opened = resolve(
                new CashierVerdict.Opened(REQUEST), order(CashierState.OPENING, 1), payment());

        assertThat(answer(opened).reply()).isInstanceOf(CashierOpened.class);
        assertThat(opened.payment().steps().authorize()).isNull();
        assertThat(opened.change().state()).isEqualTo(CashierState.OPEN);
        assertThat(opened.change().dueIn()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void paidIsAuthorizedByTheCashier() {
        CashierResolution paid = resolve(paid(), order(CashierState.OPEN, 1), payment());

        assertThat(paid.payment().status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(answer(paid).reply()).isInstanceOfSatisfying(PaymentAuthorized.class,
                reply -> assertThat(reply.mode()).isEqualTo(PaymentMode.CASHIER));
        assertThat(paid.money().transfers()).hasSize(2);
    }

    @Test
    void paidWhileBeingCalledOffGoesBackBeforeAnybodyIsAnswered() {
        CashierResolution paid = resolve(
                paid(), order(CashierState.CLOSING, 1), payment().calledOff(step("VoidPayment")));

        assertThat(paid.answer()).isNull();
        assertThat(paid.problem()).isNull();
        assertThat(paid.payment().status()).isEqualTo(PaymentStatus.VOIDING);
        assertThat(paid.money().refunds()).singleElement()
                .satisfies(refund -> assertThat(refund.amount()).isEqualTo(Money.fen(100)));
    }

    @Test
    void paidAfterTheEndGoesBackAndAPersonIsTold() {
        Payment ended = payment().calledOff(step("VoidPayment"))
                .voided(PaymentVoided.How.NOT_CHARGED, Money.ZERO);

        CashierResolution paid = resolve(paid(), order(CashierState.RECHECKING, 1), ended);

        assertThat(paid.payment().status()).isEqualTo(PaymentStatus.VOIDING);
        assertThat(paid.money().refunds()).hasSize(1);
        assertThat(Objects.requireNonNull(paid.problem()).kind())
                .isEqualTo(Cases.Kind.PAID_AFTER_CLOSING);
    }

    @Test
    void closedUnpaidIsExpiredForWhoeverWaits() {
        CashierResolution closed = resolve(new CashierVerdict.Closed("UNPAID"),
                order(CashierState.CLOSING, 1), payment());

        assertThat(answer(closed).reply()).isInstanceOfSatisfying(PaymentDeclined.class,
                reply -> assertThat(reply.reason()).isEqualTo(Reason.PAYMENT_EXPIRED));
    }

    @Test
    void closedBecauseItWasCalledOffEndsTheVoid() {
        CashierResolution closed = resolve(new CashierVerdict.Closed("UNPAID"),
                order(CashierState.CLOSING, 1), payment().calledOff(step("VoidPayment")));

        assertThat(closed.payment().status()).isEqualTo(PaymentStatus.VOIDED);
        assertThat(answer(closed).step().ref().step()).isEqualTo("VoidPayment");
    }

    @Test
    void recheckThatFindsNothingChangesNothing() {
        Payment ended = payment().calledOff(step("VoidPayment"))
                .voided(PaymentVoided.How.NOT_CHARGED, Money.ZERO);

        for (CashierVerdict verdict : List.of(new CashierVerdict.Closed("UNPAID"),
                new CashierVerdict.AskAgain("HTTP 500"))) {
            CashierResolution same = resolve(verdict, order(CashierState.RECHECKING, 1), ended);

            assertThat(same.change().state()).isEqualTo(CashierState.CLOSED);
            assertThat(same.payment()).isSameAs(ended);
            assertThat(same.answer()).isNull();
        }
    }

    @Test
    void lastQuestionIsAskedWhenTheCashierCloses() {
        CashierResolution later = resolver.resolve(new CashierVerdict.AskAgain("WAITING"),
                order(CashierState.OPEN, 2), payment(), parts(), NOON.plusSeconds(600));

        assertThat(later.change().dueIn()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void contradictionIsToldToAPersonAfterSomePatience() {
        CashierVerdict strange = new CashierVerdict.Contradiction("another amount");

        assertThat(resolve(strange, order(CashierState.OPEN, 2), payment()).problem()).isNull();
        assertThat(Objects.requireNonNull(
                resolve(strange, order(CashierState.OPEN, 3), payment()).problem()).kind())
                .isEqualTo(Cases.Kind.CASHIER_CONTRADICTION);
    }

    private CashierResolution resolve(
            CashierVerdict verdict, CashierOrder order, Payment payment) {
        return resolver.resolve(verdict, order, payment, parts(), NOON);
    }

    private static CashierResolution.Answer answer(CashierResolution resolution) {
        return Objects.requireNonNull(resolution.answer());
    }

    private static CashierVerdict paid() {
        return new CashierVerdict.Paid(List.of(new DebitState.Part(
                ORDER + "0101", TradeState.PAID, "SUCCESS", "4200001", Money.fen(100), NOON)));
    }

    private static CashierOrder order(CashierState state, int tries) {
        return new CashierOrder(ORDER + "01", ORDER, state, new CashierOrder.Terms(
                "wx", NOON, NOON.plus(Duration.ofMinutes(15))),
                new Lease("me", NOON), tries, state == CashierState.OPENING ? null : REQUEST);
    }

    private static Payment payment() {
        return Payment.opened(ORDER, new Payment.Buyer("b", "wx", Fallback.CASHIER, null, "sealed"),
                Money.fen(100), step("AuthorizePayment"), 0)
                .toCashier(Reason.MANDATE_REQUIRED, "NO_MANDATE", "none");
    }

    private static Step step(String name) {
        return new Step(new StepRef("saga", name, 1), TraceParent.start());
    }

    private static List<SubPayment> parts() {
        return List.of(new SubPayment(ORDER, 1, new SubPayment.Seller("m-tea", "1900000101"),
                Money.fen(100), "Tea", new SettlementTerms(new BasisPoints(500),
                        new BasisPoints(200), new BasisPoints(60)),
                SubPayment.Funds.NONE, null));
    }
}
