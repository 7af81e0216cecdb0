package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calling off gives back what was taken, once, and nothing is taken afterwards. */
class VoidStoryTest {

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        wechat.noFaults();
    }

    @Test
    void commandReplayedAfterTheOrderWasCalledOffChargesNothing() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);

        saga.send(new VoidPayment(order.orderId()));
        var voided = saga.await(order.orderId(), PaymentVoided.class);
        saga.send(order);
        var refused = saga.await(order.orderId(), PaymentRefused.class);

        assertThat(voided.how()).isEqualTo(PaymentVoided.How.NEVER_SENT);
        assertThat(refused.refusal()).isEqualTo(PaymentRefused.Refusal.VOIDED);
        assertThat(wechat.transactions(order.orderId())).isEmpty();
    }

    @Test
    void paidOrderIsRefundedInFullAndTheLedgerGoesBackToZero() {
        AuthorizePayment order = Shopper.withMandate(app)
                .order(Shopper.TEA, 12_900, Shopper.MUG, 5_900);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);

        saga.send(new VoidPayment(order.orderId()));
        var voided = saga.await(order.orderId(), PaymentVoided.class);

        assertThat(voided.how()).isEqualTo(PaymentVoided.How.REFUNDED);
        assertThat(voided.returned()).isEqualTo(Money.fen(18_800));
        assertThat(wechat.refunded(order.orderId())).isEqualTo(18_800);
        assertThat(ledgerOf(order.orderId())).isZero();
    }

    @Test
    void refundWhoseAnswerIsLostIsMadeOnce() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        wechat.fault("POST /v3/ecommerce/refunds/apply", "TIMEOUT_AFTER", 1);

        saga.send(new VoidPayment(order.orderId()));
        saga.await(order.orderId(), PaymentVoided.class);

        assertThat(wechat.refunded(order.orderId())).isEqualTo(12_900);
    }

    @Test
    void voidWhileTheDebitIsInFlightWaitsForItsOutcome() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        wechat.fault(WeChat.DEBIT, "TIMEOUT_AFTER", 1);
        saga.send(order);
        await().until(() -> state(order).equals("SENDING"));

        saga.send(new VoidPayment(order.orderId()));
        var voided = saga.await(order.orderId(), PaymentVoided.class);

        assertThat(voided.returned()).isEqualTo(Money.fen(12_900));
        assertThat(wechat.refunded(order.orderId())).isEqualTo(12_900);
        assertThat(saga.replies(order.orderId())).hasSize(1);
    }

    @Test
    void voidOfAnUnknownOutcomeThatDidNotChargeIsReversed() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        wechat.fault(WeChat.DEBIT, "TIMEOUT_BEFORE", 100);
        saga.send(order);
        await().until(() -> state(order).equals("UNKNOWN"));

        saga.send(new VoidPayment(order.orderId()));
        var voided = saga.await(order.orderId(), PaymentVoided.class);

        assertThat(voided.returned()).isEqualTo(Money.ZERO);
        assertThat(wechat.paid(order.orderId())).isZero();
        assertThat(state(order)).isIn("REVERSED", "DECLINED");
    }

    @Test
    void repeatedVoidGetsTheSameAnswer() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        saga.send(new VoidPayment(order.orderId()));
        var first = saga.await(order.orderId(), PaymentVoided.class);

        saga.send(new VoidPayment(order.orderId()), 2);

        assertThat(saga.await(order.orderId(), PaymentVoided.class, 2)).isEqualTo(first);
        assertThat(wechat.refunded(order.orderId())).isEqualTo(12_900);
    }

    @Test
    void orderThatWasNotPaidIsNotSettled() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);

        saga.send(new SettlePayment(order.orderId()));

        assertThat(saga.await(order.orderId(), PaymentRefused.class).refusal())
                .isEqualTo(PaymentRefused.Refusal.NOT_PAID);
    }

    private String state(AuthorizePayment order) {
        return app.jdbc().queryForList("select state from debit_attempt where order_id = ?",
                String.class, order.orderId()).stream().findFirst().orElse("");
    }

    /** Sum of what every account has of the order, without signs. */
    private long ledgerOf(String orderId) {
        return app.jdbc().queryForList("""
                select abs(sum(moved)) from (
                    select debit_account as account, amount as moved from ledger_transfer
                        where order_id = ?
                    union all
                    select credit_account, -amount from ledger_transfer where order_id = ?) legs
                group by account""", Long.class, orderId, orderId).stream()
                .mapToLong(Long::longValue).sum();
    }
}
