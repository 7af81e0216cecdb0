package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Shopper;
import io.hutong.web.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A database that went back in time is whole in itself; what was published knows better. */
class LostBlocksStoryTest {

    /** Takes the last block away with its transfers and with what they moved. */
    private static final String GO_BACK = """
            begin; set local session_replication_role = replica;
            delete from ledger_transfer where id in (
                select unnest(transfers) from ledger_block
                where block = (select max(block) from ledger_block));
            delete from ledger_block where block = (select max(block) from ledger_block);
            delete from ledger_balance;
            insert into ledger_balance (account_id, shard, debits, credits)
            select account, 0, sum(debit), sum(credit) from (
                select debit_account as account, amount as debit, 0 as credit
                from ledger_transfer
                union all select credit_account, 0, amount from ledger_transfer) as legs
            group by account;
            commit""";

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

    @Test
    void ledgerThatIsShorterThanWhatWasPublishedIsNotValidAlsoWhenItHasGrownAgain() {
        pay();
        pay();
        long last = awaitPublished().path("blocks").asLong();

        app.superuser().execute(GO_BACK);
        JsonNode shorter = verify();
        pay();
        JsonNode grown = await().until(LostBlocksStoryTest::verify,
                now -> now.path("unsealed").asLong(-1) == 0 && now.path("blocks").asLong() >= last);

        assertThat(shorter.path("valid").asBoolean(true)).isFalse();
        assertThat(shorter.path("problem").asString()).isEqualTo(
                "the ledger ends before block " + last + ", whose head was published");
        assertThat(shorter.path("published").asLong()).isEqualTo(last);
        assertThat(grown.path("valid").asBoolean(true)).isFalse();
        assertThat(grown.path("problem").asString())
                .isEqualTo("block " + last + " is not the one that was published");
    }

    /** One order, sealed: a block of its own. */
    private static void pay() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        app.saga().send(order);
        app.saga().await(order.orderId(), PaymentAuthorized.class);
        await().until(() -> verify().path("unsealed").asLong(-1) == 0);
    }

    private static JsonNode awaitPublished() {
        return await().until(LostBlocksStoryTest::verify, now -> now.path("valid").asBoolean()
                && now.path("published").asLong() == now.path("blocks").asLong());
    }

    private static JsonNode verify() {
        return app.http().get("/v1/ledger/verify", TestTokens.shared().operator()).json();
    }
}
