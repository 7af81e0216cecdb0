package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Reason;
import io.hutong.payment.cashier.CashierHints;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who cannot pay without a password pays at the cashier: once, or not at all. */
class CashierStoryTest {

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        wechat.noFaults();
        wechat.callbacks("{}");
    }

    @Test
    void buyerWithoutMandatePaysAtTheCashier() {
        AuthorizePayment order = Shopper.stranger(app)
                .orderWithCashier(Shopper.TEA, 12_900, Shopper.MUG, 5_900);

        CashierOpened opened = open(order);
        saga.send(new AwaitPayment(order.orderId()));
        wechat.pay(opened.request().prepayId());
        var paid = saga.await(order.orderId(), PaymentAuthorized.class);
        saga.send(new SettlePayment(order.orderId()));
        saga.await(order.orderId(), PaymentSettled.class);

        assertThat(paid.mode()).isEqualTo(PaymentMode.CASHIER);
        assertThat(paid.parts()).hasSize(2);
        assertThat(wechat.paid(order.orderId())).isEqualTo(18_800);
        assertThat(opened.request().signType()).isEqualTo("RSA");
        assertThat(booked(order)).isEqualTo(18_800);
    }

    @Test
    void declinedDebitIsClosedBeforeTheCashierOpensUnderTheNextNumber() {
        Shopper shopper = Shopper.withMandate(app);
        wechat.decline(shopper.openid(), "NOT_ENOUGH");
        AuthorizePayment order = shopper.orderWithCashier(Shopper.TEA, 12_900);

        CashierOpened opened = open(order);
        List<String> states = app.jdbc().queryForList(
                "select state from debit_attempt where order_id = ?", String.class,
                order.orderId());
        wechat.declineNoMore(shopper.openid());
        saga.send(new AwaitPayment(order.orderId()));
        wechat.pay(opened.request().prepayId());
        saga.await(order.orderId(), PaymentAuthorized.class);

        assertThat(states).hasSize(1).allMatch(List.of("DECLINED", "REVERSED")::contains);
        assertThat(wechat.paid(order.orderId())).isEqualTo(12_900);
        assertThat(wechat.transactions(order.orderId()))
                .filteredOn(t -> t.path("trade_state").asString().equals("SUCCESS"))
                .singleElement().satisfies(t -> assertThat(t.path("out_trade_no").asString())
                        .startsWith(order.orderId() + "02"));
    }

    @Test
    void buyerWhoPaysBeforeAnybodyAsksIsNotForgotten() {
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);

        wechat.pay(open(order).request().prepayId());
        await().until(() -> state(order).equals("PAID"));
        saga.send(new AwaitPayment(order.orderId()));
        saga.await(order.orderId(), PaymentAuthorized.class);

        assertThat(saga.replies(order.orderId())).extracting(reply -> reply.step().step())
                .containsExactly("AuthorizePayment", "AwaitPayment");
    }

    @Test
    void lostCallbackIsMadeUpForByAsking() {
        wechat.callbacks("{\"drop\":1.0}");
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);

        CashierOpened opened = open(order);
        saga.send(new AwaitPayment(order.orderId()));
        wechat.pay(opened.request().prepayId());

        assertThat(saga.await(order.orderId(), PaymentAuthorized.class).total())
                .isEqualTo(Money.fen(12_900));
    }

    @Test
    void cancellingClosesTheCashierBeforeAnythingElse() {
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);
        CashierOpened opened = open(order);

        saga.send(new AwaitPayment(order.orderId()));
        saga.send(new VoidPayment(order.orderId()));
        var voided = saga.await(order.orderId(), PaymentVoided.class);

        assertThat(voided.how()).isEqualTo(PaymentVoided.How.NOT_CHARGED);
        assertThat(wechat.triesToPay(opened.request().prepayId())).isPresent();
        assertThat(wechat.paid(order.orderId())).isZero();
    }

    @Test
    void buyerWhoPaysWhileItIsBeingClosedGetsEverythingBackOnce() {
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);
        CashierOpened opened = open(order);
        wechat.fault(WeChat.CLOSE, "TIMEOUT_BEFORE", 1);

        saga.send(new VoidPayment(order.orderId()));
        await().until(() -> state(order).equals("CLOSING"));
        wechat.pay(opened.request().prepayId());
        var voided = saga.await(order.orderId(), PaymentVoided.class);

        assertThat(voided.how()).isEqualTo(PaymentVoided.How.REFUNDED);
        assertThat(voided.returned()).isEqualTo(Money.fen(12_900));
        assertThat(wechat.refunded(order.orderId())).isEqualTo(12_900);
        assertThat(ledgerOf(order)).isZero();
    }

    @Test
    void openingWhoseAnswerIsLostIsRepeatedAndOpensOneOrder() {
        wechat.fault(WeChat.PREPAY, "TIMEOUT_AFTER", 1);
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);

        wechat.pay(open(order).request().prepayId());
        saga.send(new AwaitPayment(order.orderId()));

        saga.await(order.orderId(), PaymentAuthorized.class);
        assertThat(wechat.paid(order.orderId())).isEqualTo(12_900);
    }

    @Test
    void orderWithoutFallbackIsDeclinedAsBefore() {
        AuthorizePayment order = Shopper.stranger(app).order(Shopper.TEA, 12_900);

        saga.send(order);

        assertThat(saga.await(order.orderId(), PaymentDeclined.class).reason())
                .isEqualTo(Reason.MANDATE_REQUIRED);
    }

    @Test
    void moneyThatArrivesAfterTheChannelHadClosedItIsRefundedOnceWithACase() {
        AuthorizePayment order = Shopper.stranger(app).orderWithCashier(Shopper.TEA, 12_900);
        CashierOpened opened = open(order);
        pretendThatTheChannelHadClosedIt(order);
        wechat.callbacks("{\"drop\":1.0}");
        wechat.pay(opened.request().prepayId());

        app.bean(CashierHints.class).hint(order.orderId() + "01");
        await().until(
                () -> wechat.refunded(order.orderId()) == 12_900);
        app.bean(CashierHints.class).hint(order.orderId() + "01");

        await().untilAsserted(() -> assertThat(app.jdbc().queryForList(
                "select status from payment where order_id = ?", String.class,
                order.orderId())).containsExactly("VOIDED"));
        assertThat(app.jdbc().queryForList(
                "select kind from payment_case where order_id = ?", String.class,
                order.orderId())).containsExactly("PAID_AFTER_CLOSING");
        assertThat(wechat.refunded(order.orderId())).isEqualTo(12_900);
    }

    /** Nothing makes the sandbox contradict itself, so our own memory is changed instead. */
    private void pretendThatTheChannelHadClosedIt(AuthorizePayment order) {
        app.jdbc().update("update cashier_order set state = 'CLOSED' where order_id = ?",
                order.orderId());
        app.jdbc().update("update payment set status = 'VOIDED',"
                + " void_how = 'NOT_CHARGED' where order_id = ?", order.orderId());
    }

    private CashierOpened open(AuthorizePayment order) {
        saga.send(order);
        return saga.await(order.orderId(), CashierOpened.class);
    }

    private String state(AuthorizePayment order) {
        return app.jdbc().queryForObject("select state from cashier_order where order_id = ?",
                String.class, order.orderId());
    }

    private long booked(AuthorizePayment order) {
        Long booked = app.jdbc().queryForObject("select sum(amount) from ledger_transfer"
                + " where order_id = ? and kind = 'DEBIT'", Long.class, order.orderId());
        return booked == null ? 0 : booked;
    }

    /** Sum of what every account has of the order, without signs. */
    private long ledgerOf(AuthorizePayment order) {
        return app.jdbc().queryForList("""
                select abs(sum(moved)) from (
                    select debit_account as account, amount as moved from ledger_transfer
                        where order_id = ?
                    union all
                    select credit_account, -amount from ledger_transfer where order_id = ?) legs
                group by account""", Long.class, order.orderId(), order.orderId()).stream()
                .mapToLong(Long::longValue).sum();
    }
}
