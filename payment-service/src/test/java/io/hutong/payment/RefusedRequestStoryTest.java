package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Requests that the channel refuses: the order's fault ends the order, ours waits to be mended. */
class RefusedRequestStoryTest {

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        wechat.noFaults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARAM_ERROR", "NO_AUTH", "INVALID_REQUEST"})
    void orderThatAloneIsRefusedEndsWithTheReasonWhileOthersArePaid(String code) {
        AuthorizePayment bad = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        AuthorizePayment good = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        refuse(code, bad);

        saga.send(bad);
        awaitState(bad, "HELD");
        saga.send(good);
        saga.await(good.orderId(), PaymentAuthorized.class);
        PaymentDeclined declined = saga.await(bad.orderId(), PaymentDeclined.class);

        assertThat(declined.reason()).isEqualTo(Reason.PAYMENT_DECLINED);
        assertThat(declined.code()).isEqualTo(code);
        assertThat(wechat.paid(bad.orderId())).isZero();
    }

    @Test
    void ordersThatAreAllRefusedWaitAndArePaidAfterTheRepair() {
        List<AuthorizePayment> orders = List.of(
                Shopper.withMandate(app).order(Shopper.TEA, 12_900),
                Shopper.withMandate(app).order(Shopper.MUG, 5_900));
        wechat.fault(WeChat.DEBIT, "PARAM_ERROR", 1_000);

        orders.forEach(saga::send);
        orders.forEach(order -> awaitState(order, "HELD"));
        wechat.noFaults();

        assertThat(orders).allSatisfy(order -> assertThat(
                saga.await(order.orderId(), PaymentAuthorized.class).total())
                .isEqualTo(order.total()));
    }

    @Test
    void orderThatOurKeysKeepWaitingSaysSoBeforeItsDeadline() {
        AuthorizePayment first = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        AuthorizePayment queued = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        wechat.fault(WeChat.DEBIT, "SIGN_ERROR", 1_000);

        saga.send(first, 1, Instant.now().plus(Duration.ofSeconds(6)));
        awaitState(first, "HELD");
        saga.send(queued, 1, Instant.now().plus(Duration.ofSeconds(6)));

        for (AuthorizePayment order : List.of(first, queued)) {
            PaymentDeclined declined = saga.await(order.orderId(), PaymentDeclined.class);
            assertThat(declined.reason()).isEqualTo(Reason.PAYMENT_UNAVAILABLE);
            assertThat(declined.code()).isEqualTo("SIGN_ERROR");
        }
    }

    @Test
    void orderAboveWhatTheChannelTakesIsDeclinedWithoutACallAlsoWithACashier() {
        int amount = 1_000_000_001;
        AuthorizePayment debit = Shopper.withMandate(app).order(Shopper.TEA, amount);
        AuthorizePayment cashier = Shopper.stranger(app).orderWithCashier(Shopper.TEA, amount);

        for (AuthorizePayment order : List.of(debit, cashier)) {
            saga.send(order);
            PaymentDeclined declined = saga.await(order.orderId(), PaymentDeclined.class);
            assertThat(declined.reason()).isEqualTo(Reason.PAYMENT_LIMIT);
            assertThat(declined.code()).isEqualTo("AMOUNT_OVER_LIMIT");
        }
        assertThat(app.jdbc().queryForList("select number from debit_attempt where order_id = ?"
                + " union select number from cashier_order where order_id = ?", debit.orderId(),
                cashier.orderId())).isEmpty();
    }

    @Test
    void orderOfMoreMerchantsThanTheChannelTakesIsDeclinedInsteadOfForgotten() {
        AuthorizePayment order = Shopper.withMandate(app).orderFrom(51, 100);

        saga.send(order);

        assertThat(saga.await(order.orderId(), PaymentDeclined.class).code())
                .isEqualTo("TOO_MANY_PARTS");
    }

    @Test
    void orderThatTheCashierRefusesAgainAndAgainEndsWithTheReason() {
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);
        wechat.fault(WeChat.PREPAY, "PARAM_ERROR", 1_000);

        saga.send(order);
        PaymentDeclined declined = saga.await(order.orderId(), PaymentDeclined.class);

        assertThat(declined.reason()).isEqualTo(Reason.PAYMENT_DECLINED);
        assertThat(declined.code()).isEqualTo("PARAM_ERROR");
    }

    @Test
    void debitThatIsRefusedForGoodIsPaidAtTheCashierOnce() {
        AuthorizePayment bad = withMandateAndCashier();
        AuthorizePayment good = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        refuse("PARAM_ERROR", bad);

        saga.send(bad);
        awaitState(bad, "HELD");
        saga.send(good);
        saga.await(good.orderId(), PaymentAuthorized.class);
        wechat.pay(saga.await(bad.orderId(), CashierOpened.class).request().prepayId());
        saga.send(new AwaitPayment(bad.orderId()));

        assertThat(saga.await(bad.orderId(), PaymentAuthorized.class).total())
                .isEqualTo(Money.fen(12_900));
        assertThat(wechat.paid(bad.orderId())).isEqualTo(12_900);
    }

    private AuthorizePayment withMandateAndCashier() {
        return Shopper.withMandate(app).orderWithCashier(Shopper.TEA, 12_900);
    }

    /** Each debit of that order is refused with that code. */
    private void refuse(String code, AuthorizePayment order) {
        wechat.call("PUT", "/sandbox/faults", new JsonMapper().writeValueAsString(List.of(Map.of(
                "match", WeChat.DEBIT, "effect", code, "body", order.orderId()))));
    }

    private void awaitState(AuthorizePayment order, String state) {
        await().until(() -> app.jdbc().queryForList("select state from debit_attempt"
                + " where order_id = ?", String.class, order.orderId()).contains(state));
    }
}
