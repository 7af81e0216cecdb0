package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.LedgerSealed;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.kernel.id.PathIds;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.web.testing.TestTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                        "DEBIT 12900", "FEE 77", "COMMISSION 645", "TRAFFIC_FEE 258",
                        "RELEASE 11920");
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
    void serviceMayOnlyAddToTheLedger() {
        settledOrder();

        for (String change : List.of("update ledger_transfer set amount = 1",
                "delete from ledger_transfer", "truncate ledger_transfer",
                "update ledger_block set hash = ''", "delete from ledger_block",
                "delete from ledger_balance", "delete from case_note",
                "alter table ledger_transfer disable trigger all",
                "drop table ledger_block")) {
            assertThatThrownBy(() -> jdbc.execute(change)).as(change).rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void everyAccountIsOpenedByWhatItIsCalledInAPath() {
        settledOrder();

        for (JsonNode account : get("/v1/ledger/accounts?limit=200").path("items")) {
            String path = account.path("path_id").asString();
            assertThat(PathIds.isOne(path)).as(path).isTrue();
            assertThat(get("/v1/ledger/accounts/" + path + "/postings").path("items"))
                    .isEqualTo(get("/v1/ledger/accounts/" + account.path("account_id").asString()
                            + "/postings").path("items"));
        }
        assertThat(get("/v1/ledger/accounts/platform_commission/postings").path("items"))
                .isNotEmpty();
    }

    @Test
    void evenTheOwnerIsStoppedByTriggers() {
        settledOrder();
        JdbcTemplate owner = app.superuser();

        assertThatThrownBy(() -> owner.update("update ledger_transfer set amount = 1"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> owner.update("delete from ledger_transfer"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> owner.execute("truncate ledger_block"))
                .hasMessageContaining("append-only");
    }

    @Test
    void rowThatWasRemovedIsNamed() {
        String order = settledOrder();
        awaitSealed();
        Long row = jdbc.queryForObject("select id from ledger_transfer where order_id = ?"
                + " and kind = 'FEE'", Long.class, order);

        tamper("create table kept as select * from ledger_transfer where id = " + row
                + "; delete from ledger_transfer where id = " + row);
        JsonNode found = get("/v1/ledger/verify");
        tamper("insert into ledger_transfer overriding system value select * from kept;"
                + " drop table kept");

        assertThat(found.path("problem").asString()).contains("missing");
        assertThat(found.path("transfer_id").asLong()).isEqualTo(row);
        assertThat(get("/v1/ledger/verify").path("valid").asBoolean()).isTrue();
    }

    @Test
    void headOfTheChainIsPublished() {
        settledOrder();
        awaitSealed();
        String head = get("/v1/ledger/verify").path("head").asString();

        await().untilAsserted(() -> assertThat(
                saga.events(LedgerSealed.KEY)).extracting(e -> ((LedgerSealed) e).head())
                .contains(head));
        JsonNode verified = get("/v1/ledger/verify");
        assertThat(verified.path("heads").asString()).isEqualTo("COMPARED");
        assertThat(verified.path("published").asLong()).isPositive();
        assertThat(saga.events(LedgerSealed.KEY)).extracting(e -> ((LedgerSealed) e).block())
                .startsWith(1L, 2L).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void balancesOfAPastInstantAreWhatTheyWere() {
        settledOrder();
        Instant then = Instant.now();
        Map<String, Long> before = balances("?limit=200");
        settledOrder();

        Map<String, Long> past = balances("?limit=200&at=" + then);

        assertThat(past).containsAllEntriesOf(before);
        assertThat(balances("?limit=200").get("buyers"))
                .isEqualTo(before.get("buyers") - 12_900);
        assertThat(get("/v1/ledger/accounts?at=" + then).path("grand_total").path("total")
                .asLong(-1)).isZero();
        assertThat(app.http().get("/v1/ledger/accounts?at=2999-01-01T00:00:00Z",
                TestTokens.shared().operator()).code()).isEqualTo("INVALID_PARAMETER");
    }

    private Map<String, Long> balances(String query) {
        Map<String, Long> balances = new HashMap<>();
        get("/v1/ledger/accounts" + query).path("items").forEach(account -> balances.put(
                account.path("account_id").asString(),
                account.path("balance").path("total").asLong()));
        return balances;
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
        await().untilAsserted(
                () -> assertThat(get("/v1/ledger/verify").path("unsealed").asLong(-1)).isZero());
    }

    /** What somebody does who has the superuser's password. */
    private void tamper(String sql) {
        app.superuser().execute(
                "begin; set local session_replication_role = replica; " + sql + "; commit");
    }

    private JsonNode get(String path) {
        return app.http().get(path, TestTokens.shared().operator()).json();
    }
}
