package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.sandbox.Api.Reply;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharingTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private Shop shop;
    private String contract;

    @BeforeEach
    void openShop() {
        shop = new Shop(sandbox);
        contract = shop.contract("alice");
        shop.addReceiver(Shop.PLATFORM);
        shop.addReceiver(Shop.TRAFFIC);
    }

    @Test
    void aSharedOrderEndsWithEveryFenInItsPlace() {
        String transaction = shop.paid("order1", contract, 12900);

        Reply accepted = shop.share(transaction, "share1", 645, 387, true);

        assertThat(accepted.json().path("status").asString()).isEqualTo("PROCESSING");
        shop.awaitShared(transaction, "share1");
        Book book = Book.of(sandbox);
        assertThat(book.available(Shop.PLATFORM)).isEqualTo(645);
        assertThat(book.available(Shop.TRAFFIC)).isEqualTo(387);
        assertThat(book.available(Shop.TEA)).isEqualTo(12900 - 77 - 645 - 387);
        assertThat(book.total("frozen")).isZero();
        assertThat(book.difference()).isZero();
    }

    @Test
    void sharingBillNamesEveryReceiverAndEveryReturn() {
        Api.control(sandbox, "PUT", "/sandbox/receivers/" + Shop.TRAFFIC,
                "{\"fail_reason\":\"ACCOUNT_ABNORMAL\"}");
        String transaction = shop.paid("order1", contract, 12900);
        shop.share(transaction, "share1", 645, 387, true);
        shop.awaitShared(transaction, "share1");
        shop.giveBack("share1", "return1", Shop.PLATFORM, 45);

        String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        String link = shop.platform().get("/v3/profitsharing/bills?bill_date=" + day).json()
                .path("download_url").asString();
        String bill = shop.platform().get(link.substring(sandbox.baseUrl().length())).text();

        assertThat(bill.lines()).hasSize(6);
        assertThat(bill).contains("`share1,`" + Shop.PLATFORM + ",`6.45,`分账,`SUCCESS")
                .contains("`share1,`" + Shop.TRAFFIC + ",`3.87,`分账,`CLOSED")
                .contains("`return1,`" + Shop.PLATFORM + ",`0.45,`分账回退,`SUCCESS")
                .endsWith("`3,`6.45,`0.45\r\n");
    }

    @Test
    void moreThanThirtyPercentIsRefused() {
        String transaction = shop.paid("order1", contract, 10000);

        Reply reply = shop.share(transaction, "share1", 2000, 1001, true);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("RULE_LIMIT");
    }

    @Test
    void aReceiverThatFailsLeavesItsPartToThePayee() {
        Api.control(sandbox, "PUT", "/sandbox/receivers/" + Shop.TRAFFIC,
                "{\"fail_reason\":\"ACCOUNT_ABNORMAL\"}");
        String transaction = shop.paid("order1", contract, 10000);

        shop.share(transaction, "share1", 500, 300, true);
        shop.awaitShared(transaction, "share1");

        assertThat(Book.of(sandbox).available(Shop.TRAFFIC)).isZero();
        assertThat(Book.of(sandbox).available(Shop.TEA)).isEqualTo(10000 - 60 - 500);
        assertThat(shop.shareState(transaction, "share1").path("receivers").path(1)
                .path("result").asString()).isEqualTo("CLOSED");
    }

    @Test
    void aShareCanBeGivenBackAndTheOrderThenRefundedInFull() {
        String transaction = shop.paid("order1", contract, 10000);
        shop.share(transaction, "share1", 500, 300, true);
        shop.awaitShared(transaction, "share1");

        Reply first = shop.giveBack("share1", "return1", Shop.PLATFORM, 500);
        Reply second = shop.giveBack("share1", "return2", Shop.TRAFFIC, 300);
        Reply refund = shop.refund(transaction, "refund1", 10000, 10000);

        assertThat(first.json().path("result").asString()).isEqualTo("SUCCESS");
        assertThat(second.json().path("result").asString()).isEqualTo("SUCCESS");
        assertThat(refund.status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(Book.of(sandbox).total("refunded"))
                .isEqualTo(10000));
        Book book = Book.of(sandbox);
        assertThat(book.total("fees")).isZero();
        assertThat(book.total("available")).isZero();
        assertThat(book.difference()).isZero();
    }

    @Test
    void aRefundBeyondThePaymentIsRefused() {
        String transaction = shop.paid("order1", contract, 10000);
        shop.refund(transaction, "refund1", 6000, 10000);

        Reply reply = shop.refund(transaction, "refund2", 4001, 10000);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
        assertThat(Book.of(sandbox).difference()).isZero();
    }

    @Test
    void finishingAnOrderReleasesAllToThePayee() {
        String transaction = shop.paid("order1", contract, 10000);

        Reply reply = shop.platform().post("/v3/ecommerce/profitsharing/finish-order", """
                {"sub_mchid":"%s","transaction_id":"%s","out_order_no":"finish1",
                 "description":"nothing to share"}""".formatted(Shop.TEA, transaction));

        assertThat(reply.status()).isEqualTo(200);
        shop.awaitShared(transaction, "finish1");
        assertThat(shop.shareState(transaction, "finish1").path("finish_amount").asLong())
                .isEqualTo(9940);
        assertThat(Book.of(sandbox).available(Shop.TEA)).isEqualTo(9940);
    }
}
