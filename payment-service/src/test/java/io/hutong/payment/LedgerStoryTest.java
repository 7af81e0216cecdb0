package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.http.testing.TestTokens;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The ledger says where every fen is, and notices when somebody changes what it says. */
class LedgerStoryTest {

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final JdbcTemplate jdbc = app.jdbc();

    @BeforeEach
    void nothingFails() {
        app.wechat().noFaults();
    }

    @Test
    void everyMovementIsAnEntryOfItsOwnAndTheAccountsAddUpToZero() {
        String order = settledOrder();

        JsonNode accounts = get("/v1/ledger/accounts?limit=200");
        JsonNode commission = get("/v1/ledger/accounts/platform:commission/postings?limit=200");

        assertThat(accounts.path("grand_total").path("total").asLong(-1)).isZero();
        assertThat(jdbc.queryForList("select kind || ' ' || amount from ledger_transfer"
                + " where order_id = ? order by id", String.class, order)).containsExactly(
                "DEBIT 12900", "FEE 77", "COMMISSION 645", "TRAFFIC_FEE 258", "RELEASE 11920");
        assertThat(commission.path("items").findValuesAsString("order_id")).contains(order);
    }

    @Test
    void rowThatWasChangedIsNamed() {
        String order = settledOrder();
        awaitSealed();
        Long row = jdbc.queryForObject("select id from ledger_transfer where order_id = ?"
                + " and kind = 'COMMISSION'", Long.class, order);

        tamper("update ledger_transfer set amount = amount + 1 where id = " + row);
        JsonNode found = get("/v1/ledger/verify");
        tamper("update ledger_transfer set amount = amount - 1 where id = " + row);

        assertThat(found.path("valid").asBoolean()).isFalse();
        assertThat(found.path("transfer_id").asLong()).isEqualTo(row);
        assertThat(get("/v1/ledger/verify").path("valid").asBoolean()).isTrue();
    }

    @Test
    void rowsCannotBeChangedOrRemoved() {
        settledOrder();

        assertThatThrownBy(() -> jdbc.update("update ledger_transfer set amount = 1"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("delete from ledger_transfer"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.execute("truncate ledger_block"))
                .hasMessageContaining("append-only");
    }

    @Test
    void rowThatWasAddedBehindTheChainIsNamed() {
        String order = settledOrder();
        awaitSealed();

        tamper("insert into ledger_transfer (entry, kind, order_id, debit_account,"
                + " credit_account, amount, xid) select 'forged', kind, order_id, debit_account,"
                + " credit_account, amount, xid from ledger_transfer where order_id = '" + order
                + "' and kind = 'FEE'");
        JsonNode found = get("/v1/ledger/verify");
        tamper("delete from ledger_transfer where entry = 'forged'");

        assertThat(found.path("problem").asString()).contains("added");
        assertThat(get("/v1/ledger/verify").path("valid").asBoolean()).isTrue();
    }

    private String settledOrder() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        saga.send(new SettlePayment(order.orderId()));
        saga.await(order.orderId(), PaymentSettled.class);
        return order.orderId();
    }

    private void awaitSealed() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(get("/v1/ledger/verify").path("unsealed").asLong(-1)).isZero());
    }

    /** What somebody does who has the superuser's password. */
    private void tamper(String sql) {
        jdbc.execute("begin; set local session_replication_role = replica; " + sql + "; commit");
    }

    private JsonNode get(String path) {
        return app.http().get(path, TestTokens.shared().operator()).json();
    }
}
