package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.sandbox.Api.Reply;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocumentedRulesTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private Shop shop;
    private String contract;

    @BeforeEach
    void followTheDocuments() {
        shop = new Shop(sandbox);
        contract = shop.contract("alice");
        shop.addReceiver(Shop.PLATFORM);
        shop.addReceiver(Shop.TRAFFIC);
        Api.control(sandbox, "PUT", "/sandbox/rules", "{\"set\":\"documented\"}");
    }

    @Test
    void anOrderSettlesAfterShippingReceiptAndTheWaitsOfTheDocuments() {
        String transaction = shop.paid("order1", contract, 12900);

        Reply tooYoung = shop.share(transaction, "share1", 645, 387, true);
        advance(61);
        Reply notShipped = shop.share(transaction, "share1", 645, 387, true);
        ship(transaction);
        Reply notReceived = shop.share(transaction, "share1", 645, 387, true);
        advance(10 * 86_400);
        Reply accepted = shop.share(transaction, "share1", 645, 387, true);
        advance(61);

        assertThat(tooYoung.code()).isEqualTo("INVALID_REQUEST");
        assertThat(notShipped.code()).isEqualTo("INVALID_REQUEST");
        assertThat(notReceived.code()).isEqualTo("INVALID_REQUEST");
        assertThat(accepted.status()).isEqualTo(200);
        shop.awaitShared(transaction, "share1");
        assertThat(Book.of(sandbox).total("frozen")).isZero();
        assertThat(Book.of(sandbox).difference()).isZero();
    }

    @Test
    void theBuyersReceiptReleasesTheMoneyAtOnce() {
        String transaction = shop.paid("order1", contract, 12900);
        advance(61);
        ship(transaction);

        Api.control(sandbox, "POST", "/sandbox/transactions/" + transaction
                + "/confirm-receipt", null);

        assertThat(shop.share(transaction, "share1", 645, 387, true).status()).isEqualTo(200);
    }

    @Test
    void theLimitsPerDebitPerDayAndInNumberHold() {
        Reply large = shop.debit("order0", contract, 50_001);
        for (int i = 1; i <= 4; i++) {
            assertThat(shop.debit("order" + i, contract, 50_000).status()).isEqualTo(200);
        }
        Reply overDay = shop.debit("order5", contract, 50_000);
        Reply overSum = shop.debit("order6", contract, 1);
        advance(86_400);
        Reply nextDay = shop.debit("order7", contract, 1);

        assertThat(large.code()).isEqualTo("RULE_LIMIT");
        assertThat(overDay.status()).isEqualTo(200);
        assertThat(overSum.code()).isEqualTo("RULE_LIMIT");
        assertThat(nextDay.status()).isEqualTo(200);
    }

    @Test
    void aPlainHttpNotifyUrlIsRefused() {
        Reply reply = shop.platform().post(
                "/v3/ecommerce/combine-papay/contracts/pre-entrust-sign/mini-program", """
                {"appid":"wxhutong0000demo01","plan_id":100001,"out_contract_code":"c1",
                 "contract_display_account":"alice","notify_url":"http://127.0.0.1/n"}""");

        assertThat(reply.code()).isEqualTo("PARAM_ERROR");
        assertThat(reply.json().path("detail").path("field").asString())
                .isEqualTo("/notify_url");
    }

    @Test
    void moneyThatNobodySharesIsReleasedAfterHalfAYear() {
        shop.paid("order1", contract, 10000);

        advance(181 * 86_400L);

        await().untilAsserted(() -> assertThat(Book.of(sandbox).available(Shop.TEA))
                .isEqualTo(9940));
        assertThat(Book.of(sandbox).total("frozen")).isZero();
    }

    @Test
    void yesterdaysBillComesAtTenInTheMorning() {
        shop.paid("order1", contract, 10000);
        String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

        Reply today = shop.platform().get("/v3/bill/tradebill?bill_date=" + day);
        advance(2 * 86_400);
        Reply later = shop.platform().get("/v3/bill/tradebill?bill_date=" + day);
        Reply future = shop.platform().get("/v3/bill/tradebill?bill_date=2099-01-01");

        assertThat(today.code()).isEqualTo("INVALID_REQUEST");
        assertThat(later.json().path("hash_type").asString()).isEqualTo("SHA1");
        assertThat(future.code()).isEqualTo("NO_STATEMENT_EXIST");
    }

    @Test
    void tooManyFailingRefundsAreLimited() {
        // The limit is one of calls in a second: at once they are many on a slow machine, too
        boolean limited = IntStream.range(0, 10).anyMatch(round -> IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> shop.refund("unknown",
                        "refund" + round + "x" + i, 1, 1).status(), Thread::startVirtualThread))
                .toList().stream().anyMatch(status -> status.join() == 429));

        assertThat(limited).isTrue();
    }

    private void ship(String transaction) {
        String token = Api.control(sandbox, "GET", "/cgi-bin/token?grant_type=client_credential"
                + "&appid=wxhutong0000demo01&secret=s", null).path("access_token").asString();
        String openid = upload("get_order", token, """
                {"transaction_id":"%s"}""".formatted(transaction))
                .json().path("order").path("openid").asString();
        Reply reply = upload("upload_shipping_info", token, """
                {"order_key":{"order_number_type":2,"transaction_id":"%s"},"logistics_type":1,
                 "delivery_mode":1,"shipping_list":[{"tracking_no":"SF1","express_company":"SF",
                 "item_desc":"tea"}],"upload_time":"2026-11-22T10:00:00.000+08:00",
                 "payer":{"openid":"%s"}}""".formatted(transaction, openid));
        assertThat(reply.json().path("errcode").asInt(-1)).isZero();
    }

    private Reply upload(String call, String token, String body) {
        return Api.open(sandbox, "POST",
                "/wxa/sec/order/" + call + "?access_token=" + token, body);
    }

    private void advance(long seconds) {
        Api.control(sandbox, "POST", "/sandbox/clock/advance",
                "{\"seconds\":" + seconds + "}");
    }
}
