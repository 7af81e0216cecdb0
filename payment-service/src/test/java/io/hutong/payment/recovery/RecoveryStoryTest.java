package io.hutong.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Shopper;
import io.hutong.work.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An outage is over, and what waits for an hour is told at once. */
class RecoveryStoryTest {

    private static final String LATER = "100ms,100ms,1h";
    private static KafkaServer kafka;
    private static PaymentApp app;

    @BeforeAll
    static void startServiceOfItsOwn() {
        kafka = TestInfra.dedicatedKafka();
        app = PaymentApp.start(kafka, Map.of("HUTONG_DEBIT_UNKNOWN", LATER,
                "HUTONG_SETTLEMENT_RETRY", LATER, "HUTONG_MANDATE_ENDING_RETRY", LATER,
                "HUTONG_RECOVERY_PROBE", "1s", "HUTONG_RECOVERY_SPREAD", "1s"));
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
    void debitInDoubtDivisionAndEndOfAMandateGoOnWhenTheOutageIsOver() {
        Shopper shopper = Shopper.withMandate(app);
        AuthorizePayment paid = shopper.order(Shopper.TEA, 12_900);
        app.saga().send(paid);
        app.saga().await(paid.orderId(), PaymentAuthorized.class);
        Shopper leaver = Shopper.stranger(app);
        String mandate = leaver.sign();
        AuthorizePayment doubtful = shopper.order(Shopper.TEA, 5_900);
        outage();

        app.saga().send(doubtful);
        app.saga().send(new SettlePayment(paid.orderId()));
        app.http().send("DELETE", "/v1/mandates/current", leaver.token(), Map.of(), new byte[0]);
        awaitWaiting("debit_attempt where order_id = '" + doubtful.orderId() + "'");
        awaitWaiting("split where order_id = '" + paid.orderId() + "'");
        awaitWaiting("mandate where mandate_id = '" + mandate + "'");
        app.wechat().noFaults();

        app.saga().await(doubtful.orderId(), PaymentAuthorized.class);
        app.saga().await(paid.orderId(), PaymentSettled.class);
        await().until(() -> !Boolean.TRUE.equals(app.jdbc().queryForObject(
                "select ending from mandate where mandate_id = ?", Boolean.class, mandate)));
        assertThat(app.wechat().paid(doubtful.orderId())).isEqualTo(5_900);
    }

    @Test
    void waveIsNoLargerThanItsLimitAndLeavesLeasedAndUntriedRowsAlone() {
        var superuser = app.superuser();
        superuser.execute("create table waiting_row (id serial, state text, owner text,"
                + " tries int, due_at timestamptz)");
        superuser.update("insert into waiting_row (state, owner, tries, due_at)"
                + " select 'OPEN', null, 1, now() + interval '1 h' from generate_series(1, 50)"
                + " union all select 'OPEN', 'somebody', 1, now() + interval '1 h'"
                + " union all select 'OPEN', null, 0, now() + interval '1 h'"
                + " union all select 'DONE', null, 1, now() + interval '1 h'");
        WaitingRows rows = new WaitingRows(superuser);
        Waiting waiting = new Waiting("waiting_row", "state = 'OPEN'");
        Duration spread = Duration.ofSeconds(60);

        assertThat(rows.count(waiting, 1_000, spread)).isEqualTo(50);
        assertThat(rows.wake(waiting, 20, spread)).isEqualTo(20);
        assertThat(rows.wake(waiting, 1_000, spread)).isEqualTo(30);

        assertThat(rows.wake(waiting, 1_000, spread)).isZero();
        assertThat(superuser.queryForObject("select count(*) from waiting_row"
                + " where due_at > now() + interval '59 min'", Integer.class)).isEqualTo(3);
        assertThat(superuser.queryForObject("select count(distinct due_at) from waiting_row"
                + " where due_at <= now() + interval '60 s'", Integer.class)).isGreaterThan(10);
    }

    /** Debits are charged and their answers lost; nothing else is answered at all. */
    private static void outage() {
        app.wechat().call("PUT", "/sandbox/faults", new JsonMapper().writeValueAsString(List.of(
                Map.of("match", "POST /v3/ecommerce/combine-papay/transactions",
                        "effect", "STATUS_500", "applied", true),
                Map.of("match", "POST /v3/ecommerce/**", "effect", "STATUS_500"),
                Map.of("match", "GET /v3/ecommerce/**", "effect", "STATUS_500"))));
    }

    /** It is asked about again in an hour and not sooner. */
    private static void awaitWaiting(String row) {
        await().until(() -> app.jdbc().queryForObject("select count(*) from " + row
                + " and owner is null and due_at > now() + interval '30 min'",
                Integer.class) == 1);
    }
}
