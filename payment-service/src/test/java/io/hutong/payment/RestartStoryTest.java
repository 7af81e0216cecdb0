package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.mandate.MandateChannel;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wherever the process dies, the next one goes on, and nothing is charged twice. */
class RestartStoryTest {

    private static KafkaServer kafka;
    private static PaymentApp app;

    @BeforeAll
    static void startServiceOfItsOwn() {
        kafka = TestInfra.dedicatedKafka();
        app = PaymentApp.start(kafka, Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
        kafka.close();
    }

    @BeforeEach
    void nothingFails() {
        app.wechat().noFaults();
    }

    @Test
    void debitThatWasClaimedAndNeverSentIsAskedForAndThenSentOnce() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        app.wechat().fault(WeChat.DEBIT, "TIMEOUT_BEFORE", 100);
        app.saga().send(order);
        awaitState(order, "UNKNOWN");
        app.stop();
        dieBetweenClaimAndSend(order, "payment-0", "-1 s");
        app.wechat().noFaults();

        app.startAgain();
        app.saga().await(order.orderId(), PaymentAuthorized.class);

        assertThat(app.wechat().paid(order.orderId())).isEqualTo(12_900);
        assertThat(app.wechat().transactions(order.orderId())).hasSize(1);
    }

    @Test
    void debitThatChargedBeforeTheProcessDiedIsFoundAndNotChargedAgain() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        app.wechat().fault(WeChat.DEBIT, "TIMEOUT_AFTER", 1);
        app.saga().send(order);
        awaitState(order, "SENDING");
        app.stop();
        dieBetweenClaimAndSend(order, "payment-1", "10 minutes");

        app.startAgain();
        app.saga().await(order.orderId(), PaymentAuthorized.class);

        assertThat(app.wechat().paid(order.orderId())).isEqualTo(12_900);
    }

    @Test
    void contractThatCouldNotBeEndedIsEndedAfterARestart() {
        Shopper shopper = Shopper.stranger(app);
        String mandate = shopper.sign();
        app.wechat().fault("POST /v3/ecommerce/combine-papay/contracts", "STATUS_500", 1_000);
        app.http().send("DELETE", "/v1/mandates/current", shopper.token(), Map.of(), new byte[0]);
        app.stop();
        app.wechat().noFaults();

        app.startAgain();

        await().until(() -> !Boolean.TRUE.equals(app.jdbc().queryForObject(
                "select ending from mandate where mandate_id = ?", Boolean.class, mandate)));
        assertThat(app.bean(MandateChannel.class).query(mandate))
                .isInstanceOfSatisfying(ChannelAnswer.Answered.class, answer -> assertThat(
                        ((ContractState) answer.value()).state())
                        .isEqualTo(ContractState.State.TERMINATED));
    }

    @Test
    void divisionGoesOnAfterARestart() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        app.saga().send(order);
        app.saga().await(order.orderId(), PaymentAuthorized.class);
        app.wechat().fault(WeChat.SHARE, "STATUS_500", 100);
        app.saga().send(new SettlePayment(order.orderId()));
        await().until(() -> app.jdbc().queryForObject(
                "select count(*) from split where order_id = ?", Long.class,
                order.orderId()) == 1);
        app.stop();
        app.wechat().noFaults();

        app.startAgain();
        app.saga().await(order.orderId(), PaymentSettled.class);

        assertThat(app.wechat().transactions(order.orderId()).getFirst().path("shared").asLong())
                .isEqualTo(903);
    }

    @Test
    void resultThatComesAfterItsLeaseWasGivenToSomebodyElseChangesNothing() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        app.wechat().fault(WeChat.DEBIT, "TIMEOUT_AFTER", 1);
        app.saga().send(order);
        awaitState(order, "SENDING");

        app.jdbc().update("update debit_attempt set owner = 'payment-2',"
                + " due_at = now() + interval '3 s' where order_id = ?", order.orderId());
        app.saga().await(order.orderId(), PaymentAuthorized.class);

        assertThat(app.saga().replies(order.orderId())).hasSize(1);
        assertThat(app.jdbc().queryForObject("select count(*) from ledger_transfer"
                + " where order_id = ? and kind = 'DEBIT'", Long.class, order.orderId()))
                .isEqualTo(1);
    }

    @Test
    void debitAndItsVoidThatWereSentWhileTheServiceWasAwayAskNothingOfTheChannel() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        AuthorizePayment wanted = Shopper.withMandate(app).order(Shopper.TEA, 5_900);
        app.stop();
        app.saga().send(order);
        app.saga().send(wanted);
        app.saga().send(new VoidPayment(order.orderId()));

        app.startAgain();
        var voided = app.saga().await(order.orderId(), PaymentVoided.class);
        var refused = app.saga().await(order.orderId(), PaymentRefused.class);
        app.saga().await(wanted.orderId(), PaymentAuthorized.class);

        assertThat(voided.how()).isEqualTo(PaymentVoided.How.NEVER_SENT);
        assertThat(refused.refusal()).isEqualTo(PaymentRefused.Refusal.VOIDED);
        assertThat(app.wechat().transactions(order.orderId())).isEmpty();
        assertThat(app.jdbc().queryForObject("select count(*) from debit_attempt"
                + " where order_id = ?", Long.class, order.orderId())).isZero();
    }

    private static void awaitState(AuthorizePayment order, String state) {
        await().until(() -> app.jdbc().queryForList(
                "select state from debit_attempt where order_id = ?", String.class,
                order.orderId()).contains(state));
    }

    /** Leaves the row as a process leaves it that dies after its claim has committed. */
    private static void dieBetweenClaimAndSend(
            AuthorizePayment order, String owner, String lease) {
        try (var connection = DriverManager.getConnection(app.database());
                var update = connection.prepareStatement("""
                        update debit_attempt set state = 'SENDING', sends = 1, owner = ?,
                            due_at = now() + ?::interval where order_id = ?""")) {
            update.setString(1, owner);
            update.setString(2, lease);
            update.setString(3, order.orderId());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
