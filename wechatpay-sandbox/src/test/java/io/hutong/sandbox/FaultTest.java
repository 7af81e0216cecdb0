package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hutong.sandbox.Api.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private Shop shop;
    private String contract;

    @BeforeEach
    void openShop() {
        shop = new Shop(sandbox);
        contract = shop.contract("alice");
    }

    @ParameterizedTest
    @CsvSource({"STATUS_500,500,0", "STATUS_429,429,0", "HTML_502,502,0", "NOT_ENOUGH,403,0",
            "UNSIGNED,200,100", "BAD_SIGNATURE,200,100"})
    void aFaultAnswersAndActsAsItsNameSays(String effect, int status, long paid) {
        fault(effect);

        Reply reply = shop.debit("order1", contract, 100);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(Book.of(sandbox).total("paid")).isEqualTo(paid);
        assertThat(shop.platform().isGenuine(reply)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT_BEFORE,0", "TIMEOUT_AFTER,100", "RESET,0", "HALF_BODY,100"})
    void aLostAnswerLeavesTheOutcomeAsItsNameSays(String effect, long paid) {
        fault(effect);

        assertThatThrownBy(() -> shop.platform().exchange(shop.platform()
                .signed("POST", Shop.DEBIT, shop.debitBody("order1", contract, 100))
                .timeout(Duration.ofMillis(500))))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(Book.of(sandbox).total("paid")).isEqualTo(paid);
    }

    @Test
    void aLateRequestTakesEffectFortySecondsAfterTheClientsTimeOut() {
        fault("LATE");
        assertThatThrownBy(() -> shop.platform().exchange(shop.platform()
                .signed("POST", Shop.DEBIT, shop.debitBody("order1", contract, 100))
                .timeout(Duration.ofMillis(300))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(shop.platform().get(Shop.DEBIT + "/order1").code())
                .isEqualTo("ORDER_NOT_EXIST");
        await().until(() -> Api.control(sandbox, "GET", "/sandbox/late-requests", null)
                .path("items").size() == 1);

        Api.control(sandbox, "POST", "/sandbox/clock/advance", "{\"seconds\":39}");
        assertThat(Book.of(sandbox).total("paid")).isZero();

        await().untilAsserted(() -> assertThat(Book.of(sandbox).total("paid")).isEqualTo(100));
    }

    @Test
    void aFaultIsOverAfterItsTimesAndSparesOtherOperations() {
        fault("STATUS_500");

        Reply query = shop.platform().get(Shop.DEBIT + "/order1");
        Reply reverse = shop.platform().post(Shop.DEBIT + "/other/reverse",
                "{\"combine_appid\":\"%s\"}".formatted(shop.platform().appid()));
        Reply first = shop.debit("order1", contract, 100);
        Reply second = shop.debit("order1", contract, 100);

        assertThat(query.status()).isEqualTo(404);
        assertThat(reverse.status()).isEqualTo(204);
        assertThat(first.status()).isEqualTo(500);
        assertThat(second.status()).isEqualTo(200);
    }

    @Test
    void aDelayedAnswerComesInTheEnd() {
        Api.control(sandbox, "PUT", "/sandbox/faults", """
                [{"match":"POST /v3/ecommerce/**","effect":"DELAY","delay_ms":300}]""");
        long before = System.nanoTime();

        Reply reply = shop.debit("order1", contract, 100);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(
                Duration.ofMillis(290));
    }

    @Test
    void anUnknownEffectIsRefused() {
        Reply reply = Api.open(sandbox, "PUT", "/sandbox/faults",
                "[{\"match\":\"POST /v3/x\",\"effect\":\"nonsense\"}]");

        assertThat(reply.status()).isEqualTo(400);
    }

    private void fault(String effect) {
        Api.control(sandbox, "PUT", "/sandbox/faults", """
                [{"match":"POST /v3/ecommerce/combine-papay/transactions","effect":"%s",
                  "times":1}]""".formatted(effect));
    }
}
