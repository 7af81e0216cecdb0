package io.hutong.payment.testing;

import io.hutong.sandbox.SandboxConfig;
import io.hutong.sandbox.WechatPaySandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens inside WeChat: buyers sign and pay, and the network fails, as a test wants it. */
public final class WeChat {

    public static final String DEBIT = "POST /v3/ecommerce/combine-papay/transactions";
    public static final String QUERY = "GET /v3/ecommerce/combine-papay/transactions/{no}";
    public static final String CLOSE = "POST /v3/combine-transactions/out-trade-no/{no}/close";
    public static final String PREPAY = "POST /v3/combine-transactions/jsapi";
    public static final String SHARE = "POST /v3/ecommerce/profitsharing/orders";
    public static final String ADD_RECEIVER =
            "POST /v3/ecommerce/profitsharing/receivers/add";

    private static final Duration LATE = Duration.ofSeconds(3);
    private static final JsonMapper JSON = new JsonMapper();

    private WechatPaySandbox sandbox = WechatPaySandbox.start(
            SandboxConfig.inMemory().withLateDelay(LATE));
    private final HttpClient http = HttpClient.newHttpClient();

    public String url() {
        return sandbox.baseUrl();
    }

    /** As after the loss of its data: at the same address, with other keys and without contracts. */
    public void losesItsData() {
        int port = sandbox.port();
        sandbox.close();
        sandbox = WechatPaySandbox.start(
                SandboxConfig.inMemory().withLateDelay(LATE).withPort(port));
    }

    /** WeChat Pay signs with its next platform certificate from now on; its serial. */
    public String rotatesItsCertificate() {
        return call("POST", "/sandbox/certificates/rotate", "{}").path("serial_no").asString();
    }

    public void close() {
        sandbox.close();
    }

    /** File with the commerce platform's keys. */
    public Path credentials() {
        JsonNode platform = StreamSupport.stream(
                call("GET", "/sandbox/merchants", null).spliterator(), false)
                .filter(merchant -> merchant.has("plan_id") && !merchant.path("plan_id").isNull()
                        && merchant.path("mchid").asString().equals("1900000001"))
                .findFirst().orElseThrow();
        try {
            Path file = Files.createTempFile("hutong-wechatpay-", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, JSON.writeValueAsString(platform));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode sign(String preEntrustwebId, String openid) {
        return call("POST", "/sandbox/contracts/" + preEntrustwebId + "/sign",
                JSON.writeValueAsString(Map.of("openid", openid)));
    }

    /** The buyer pays what {@code wx.requestPayment} shows. */
    public void pay(String prepayId) {
        call("POST", "/sandbox/cashier/" + prepayId + "/pay", "{}");
    }

    /** What the buyer is told who comes too late; empty when the payment succeeds. */
    public Optional<String> triesToPay(String prepayId) {
        try {
            pay(prepayId);
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    public void terminate(String contractId) {
        call("POST", "/sandbox/contracts/" + contractId + "/terminate", "{}");
    }

    public JsonNode seed(int count, String prefix) {
        return call("POST", "/sandbox/contracts/seed",
                JSON.writeValueAsString(Map.of("count", count, "prefix", prefix)));
    }

    /** The next {@code times} calls that match end in that way. */
    public void fault(String match, String effect, int times) {
        call("PUT", "/sandbox/faults", JSON.writeValueAsString(List.of(
                Map.of("match", match, "effect", effect, "times", times))));
    }

    /** Each call that matches ends in one of these ways with the probability given. */
    public void faults(String match, Map<String, Double> effects) {
        call("PUT", "/sandbox/faults", JSON.writeValueAsString(effects.entrySet().stream()
                .map(effect -> Map.of("match", match, "effect", effect.getKey(),
                        "probability", effect.getValue()))
                .toList()));
    }

    public void noFaults() {
        call("PUT", "/sandbox/faults", "[]");
    }

    public void callbacks(String behaviour) {
        call("PUT", "/sandbox/callbacks", behaviour);
    }

    public void decline(String openid, String code) {
        call("PUT", "/sandbox/buyers/" + openid, JSON.writeValueAsString(
                Map.of("decline", code)));
    }

    /** The buyer has money again. */
    public void declineNoMore(String openid) {
        call("PUT", "/sandbox/buyers/" + openid, "{\"balance\":100000000}");
    }

    /** The channel's own book of the order: its transactions. */
    public List<JsonNode> transactions(String orderId) {
        return StreamSupport.stream(book().path("transactions").spliterator(), false)
                .filter(t -> t.path("out_trade_no").asString().startsWith(orderId)).toList();
    }

    public long paid(String orderId) {
        return transactions(orderId).stream().filter(t -> t.path("transaction_id").isString())
                .mapToLong(t -> t.path("total").asLong()).sum();
    }

    public long refunded(String orderId) {
        return transactions(orderId).stream().mapToLong(t -> t.path("refunded").asLong()).sum();
    }

    public JsonNode book() {
        return call("GET", "/sandbox/book", null);
    }

    public JsonNode call(String method, String path, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .method(method, Optional.ofNullable(body)
                        .map(HttpRequest.BodyPublishers::ofString)
                        .orElseGet(HttpRequest.BodyPublishers::noBody))
                .build();
        try {
            HttpResponse<String> answer = http.send(
                    request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
