package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where there is one. */
class PageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    @TempDir
    private Path profile;

    private final WechatPaySandbox sandbox = RUNNING.sandbox();

    @Test
    void aBuyerSignsAndPaysWithAClick() throws IOException {
        Assumptions.assumeTrue(Browser.executable().isPresent(), "there is no Chromium here");
        Shop shop = new Shop(sandbox);
        shop.preSign("alice", "http://127.0.0.1:9/notify");
        shop.platform().post("/v3/pay/partner/transactions/jsapi", """
                {"sp_appid":"%s","sp_mchid":"1900000001","sub_mchid":"1900000101",
                 "description":"rock tea","out_trade_no":"order-0001",
                 "notify_url":"http://127.0.0.1:9/notify","amount":{"total":12900},
                 "payer":{"sp_openid":"oBuyer"}}""".formatted(shop.platform().appid()));

        try (Browser browser = Browser.start(Browser.executable().orElseThrow(), profile)) {
            browser.open(sandbox.baseUrl() + "/");
            await().atMost(PATIENCE).until(() -> browser.shows("WAITING"));
            browser.click("Sign");
            await().atMost(PATIENCE).until(() -> browser.shows("SIGNED"));

            browser.click("Cashier");
            await().atMost(PATIENCE).until(() -> browser.shows("rock tea"));
            browser.click("Pay");
            await().atMost(PATIENCE).until(() -> browser.shows("No order waits"));

            browser.click("Book");
            await().atMost(PATIENCE).until(() -> browser.shows("balanced:"));
            assertThat(browser.shows("¥129.00")).isTrue();
            Path shots = Files.createDirectories(Path.of("target", "screenshots"));
            browser.screenshot(shots.resolve("book.png"));
            browser.click("Faults");
            await().atMost(PATIENCE).until(() -> browser.shows("Everything works"));
            browser.click("Switch on");
            await().atMost(PATIENCE).until(() -> browser.shows("struck 0 of 0"));
            browser.screenshot(shots.resolve("faults.png"));
        }
        assertThat(Book.of(sandbox).total("paid")).isEqualTo(12900);
        assertThat(Api.control(sandbox, "GET", "/sandbox/faults", null)).hasSize(1);
    }

    @Test
    void aPageOfAnotherOriginMayNotDriveTheSandbox() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                URI.create(sandbox.baseUrl() + "/sandbox/rules"))
                .header("Origin", "http://evil.example")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"set\":\"documented\"}")).build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aPageOfANamedOriginSignsAndPaysAndNothingElse() throws Exception {
        HttpResponse<String> pay = send("POST", "/sandbox/cashier/wx-none/pay");
        HttpResponse<String> keys = send("GET", "/sandbox/merchants");
        HttpResponse<String> asked = send("OPTIONS", "/sandbox/contracts/any/sign");

        assertThat(pay.statusCode()).isEqualTo(404);
        assertThat(pay.body()).contains("no such prepay_id");
        assertThat(pay.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(RunningSandbox.PAGE_ORIGIN);
        assertThat(keys.statusCode()).isEqualTo(403);
        assertThat(keys.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .header("Origin", RunningSandbox.PAGE_ORIGIN)
                .method(method, HttpRequest.BodyPublishers.noBody()).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
