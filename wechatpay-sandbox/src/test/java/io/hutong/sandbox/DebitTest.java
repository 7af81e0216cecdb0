package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.sandbox.Api.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class DebitTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private Shop shop;
    private String contract;

    @BeforeEach
    void signContract() {
        shop = new Shop(sandbox);
        contract = shop.contract("alice");
    }

    @Test
    void aSignedDebitMovesTheBuyersMoneyIntoFrozenFunds() {
        Reply reply = shop.debit("order1", contract, 12900);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(shop.platform().isGenuine(reply)).isTrue();
        JsonNode sub = reply.json().path("sub_orders").path(0);
        assertThat(sub.path("trade_state").asString()).isEqualTo("SUCCESS");
        JsonNode book = Api.control(sandbox, "GET", "/sandbox/book", null);
        assertThat(book.path("totals").path("frozen").asLong()).isEqualTo(12900 - 77);
        assertThat(book.path("transactions").path(0).path("fee").asLong()).isEqualTo(77);
        assertThat(Api.control(sandbox, "GET", "/sandbox/buyers/" + shop.openid("alice1"), null)
                .path("balance").asLong()).isEqualTo(100_000_000 - 12900);
    }

    @Test
    void aRepeatedDebitIsAnsweredAlikeAndChargedOnce() {
        Reply first = shop.debit("order1", contract, 100);

        Reply again = shop.debit("order1", contract, 100);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(Api.control(sandbox, "GET", "/sandbox/book", null)
                .path("totals").path("paid").asLong()).isEqualTo(100);
    }

    @Test
    void anotherBodyUnderAUsedNumberIsRefused() {
        shop.debit("order1", contract, 100);

        Reply other = shop.debit("order1", contract, 101);

        assertThat(other.status()).isEqualTo(403);
        assertThat(other.code()).isEqualTo("OUT_TRADE_NO_USED");
    }

    @Test
    void aBuyerWithoutMoneyIsDeclinedAndTheOrderFails() {
        Api.control(sandbox, "PUT", "/sandbox/buyers/" + shop.openid("alice1"),
                "{\"balance\":99}");

        Reply reply = shop.debit("order1", contract, 100);

        assertThat(reply.code()).isEqualTo("NOT_ENOUGH");
        assertThat(shop.platform().get(Shop.DEBIT + "/order1").json().path("sub_orders").path(0)
                .path("trade_state").asString()).isEqualTo("PAY_FAIL");
    }

    @Test
    void anUnknownNumberThatWasReversedCanNeverBeDebited() {
        Reply reversed = shop.platform().post(Shop.DEBIT + "/order1/reverse", """
                {"combine_appid":"%s","sub_orders":[{"mchid":"1900000001",
                 "sub_mchid":"1900000101","out_trade_no":"order101"}]}"""
                .formatted(shop.platform().appid()));

        Reply late = shop.debit("order1", contract, 100);

        assertThat(reversed.status()).isEqualTo(204);
        assertThat(shop.platform().isGenuine(reversed)).isTrue();
        assertThat(late.code()).isEqualTo("ORDER_CLOSED");
        assertThat(shop.platform().get(Shop.DEBIT + "/order1").json().path("sub_orders").path(0)
                .path("trade_state").asString()).isEqualTo("CLOSED");
    }

    @Test
    void aReversedDebitGivesTheBuyerEverythingBack() {
        shop.debit("order1", contract, 12900);

        shop.platform().post(Shop.DEBIT + "/order1/reverse", "{\"combine_appid\":\"%s\"}"
                .formatted(shop.platform().appid()));

        JsonNode totals = Api.control(sandbox, "GET", "/sandbox/book", null).path("totals");
        assertThat(totals.path("refunded").asLong()).isEqualTo(12900);
        assertThat(totals.path("frozen").asLong() + totals.path("fees").asLong()).isZero();
        assertThat(shop.platform().get(Shop.DEBIT + "/order1").json().path("sub_orders").path(0)
                .path("trade_state").asString()).isEqualTo("REVOKED");
    }

    @Test
    void anUnknownNumberIsNotFound() {
        Reply reply = shop.platform().get(Shop.DEBIT + "/nothing");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("ORDER_NOT_EXIST");
        assertThat(reply.header("Wechatpay-Signature")).isEmpty();
    }
}
