package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the channel answers to a debit: one end, one charge at most, never a guess. */
class DebitOutcomeStoryTest {

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        wechat.noFaults();
    }

    @Test
    void cartOfTwoMerchantsIsOneDebitWithASubPaymentEach() {
        AuthorizePayment order = Shopper.withMandate(app)
                .order(Shopper.TEA, 12_900, Shopper.MUG, 5_900);

        saga.send(order);
        var paid = saga.await(order.orderId(), PaymentAuthorized.class);

        assertThat(paid.parts()).extracting(PaymentAuthorized.Part::merchantId)
                .containsExactly(Shopper.TEA, Shopper.MUG);
        assertThat(wechat.transactions(order.orderId())).hasSize(2);
        assertThat(wechat.paid(order.orderId())).isEqualTo(18_800);
    }

    @Test
    void cartOfFiftyMerchantsIsOneDebit() {
        AuthorizePayment order = Shopper.withMandate(app).orderFrom(50, 1_000);

        saga.send(order);
        var paid = saga.await(order.orderId(), PaymentAuthorized.class);

        assertThat(paid.parts()).hasSize(50)
                .extracting(PaymentAuthorized.Part::merchantId).doesNotHaveDuplicates();
        assertThat(paid.parts()).extracting(PaymentAuthorized.Part::transactionId)
                .doesNotHaveDuplicates();
        assertThat(wechat.paid(order.orderId())).isEqualTo(50_000);
        assertThat(app.jdbc().queryForObject("select count(*) from debit_attempt"
                + " where order_id = ?", Long.class, order.orderId())).isEqualTo(1);
    }

    @Test
    void buyerWithoutEnoughMoneyIsDeclined() {
        Shopper shopper = Shopper.withMandate(app);
        wechat.decline(shopper.openid(), "NOT_ENOUGH");
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);

        saga.send(order);
        var declined = saga.await(order.orderId(), PaymentDeclined.class);

        assertThat(declined.reason()).isEqualTo(Reason.PAYMENT_DECLINED);
        assertThat(declined.code()).isEqualTo("NOT_ENOUGH");
        assertThat(wechat.paid(order.orderId())).isZero();
    }

    @Test
    void buyerWithoutMandateIsDeclined() {
        AuthorizePayment order = Shopper.stranger(app).order(Shopper.TEA, 12_900);

        saga.send(order);

        assertThat(saga.await(order.orderId(), PaymentDeclined.class).reason())
                .isEqualTo(Reason.MANDATE_REQUIRED);
    }

    @Test
    void amountOverTheLimitPerDebitIsDeclinedWithoutACall() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 500_001);

        saga.send(order);

        assertThat(saga.await(order.orderId(), PaymentDeclined.class).code())
                .isEqualTo("RULE_LIMIT");
        assertThat(wechat.transactions(order.orderId())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT_AFTER", "STATUS_500", "STATUS_429", "HTML_502", "RESET",
            "HALF_BODY", "BAD_SIGNATURE", "UNSIGNED", "TIMEOUT_BEFORE", "LATE"})
    void lostAnswerIsFoundByAskingAndChargesOnce(String effect) {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        wechat.fault(WeChat.DEBIT, effect, 1);

        saga.send(order);
        var paid = saga.await(order.orderId(), PaymentAuthorized.class);

        assertThat(paid.total()).isEqualTo(Money.fen(12_900));
        assertThat(wechat.paid(order.orderId())).isEqualTo(12_900);
        assertThat(wechat.transactions(order.orderId())).hasSize(1);
    }

    @Test
    void debitThatNeverArrivesEndsDeclinedWithoutACharge() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        wechat.fault(WeChat.DEBIT, "TIMEOUT_BEFORE", 100);

        saga.send(order, 1, Instant.now().plus(Duration.ofSeconds(4)));
        saga.await(order.orderId(), PaymentDeclined.class);

        assertThat(wechat.paid(order.orderId())).isZero();
    }

    @Test
    void debitThatChargesAfterItWasCalledOffEndsOnceWithoutTheBuyersMoney() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        wechat.fault(WeChat.DEBIT, "LATE", 1);

        saga.send(order);
        saga.send(new VoidPayment(order.orderId()));
        var voided = saga.await(order.orderId(), PaymentVoided.class);

        assertThat(voided.how()).isIn(PaymentVoided.How.REVERSED, PaymentVoided.How.REFUNDED,
                PaymentVoided.How.NOT_CHARGED);
        assertThat(wechat.paid(order.orderId()))
                .isEqualTo(wechat.refunded(order.orderId()));
        assertThat(saga.replies(order.orderId())).hasSize(1);
    }

    @Test
    void orderWaitsWhileOurKeysAreRefusedAndIsPaidAfterwards() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        wechat.fault(WeChat.DEBIT, "SIGN_ERROR", 1);

        saga.send(order);
        var paid = saga.await(order.orderId(), PaymentAuthorized.class);

        assertThat(paid.total()).isEqualTo(Money.fen(12_900));
        assertThat(wechat.transactions(order.orderId())).hasSize(1);
    }

    @Test
    void debitThatTheBuyerHasToFinishIsWaitedFor() {
        Shopper shopper = Shopper.withMandate(app);
        wechat.decline(shopper.openid(), "USERPAYING");
        AuthorizePayment order = shopper.order(Shopper.TEA, 12_900);

        saga.send(order);

        assertThat(saga.await(order.orderId(), PaymentAuthorized.class).total())
                .isEqualTo(Money.fen(12_900));
    }

    @Test
    void repeatedCommandIsAnsweredFromTheStoredOutcome() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        saga.send(order);
        var first = saga.await(order.orderId(), PaymentAuthorized.class);

        saga.send(order, 2);
        var second = saga.await(order.orderId(), PaymentAuthorized.class, 2);

        assertThat(second).isEqualTo(first);
        assertThat(wechat.transactions(order.orderId())).hasSize(1);
    }

    @Test
    void expiredCommandIsRefusedWithoutACall() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);

        saga.send(order, 1, Instant.now().minus(Duration.ofSeconds(1)));
        var refused = saga.await(order.orderId(), PaymentRefused.class);

        assertThat(refused.refusal()).isEqualTo(PaymentRefused.Refusal.EXPIRED);
        assertThat(wechat.transactions(order.orderId())).isEmpty();
    }
}
