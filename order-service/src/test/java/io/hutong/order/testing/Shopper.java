package io.hutong.order.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A buyer with a token, and the merchant and the operator when they are needed. */
public final class Shopper {

    public static final String TEA = """
            {"mini_program":"wx-hutong-demo","channel":"SEARCH",
             "lines":[{"sku":"tea-100","quantity":1}]}""";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final OrderApp app;
    private final String id = "b" + UUID.randomUUID().toString().replace("-", "").substring(7);
    private final TestTokens tokens = TestTokens.shared();

    public Shopper(OrderApp app) {
        this.app = app;
    }

    public static Shopper following(Script script) {
        Shopper shopper = new Shopper(OrderApp.shared());
        OrderApp.participants().follow(shopper.id, script);
        return shopper;
    }

    public String id() {
        return id;
    }

    public String token() {
        return tokens.buyer(id);
    }

    public String order(String body) {
        Answer answer = http().post("/v1/orders", token(), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().get("order_id").asString();
    }

    public JsonNode see(String orderId) {
        Answer answer = http().get("/v1/orders/" + orderId, token());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    public JsonNode timeline(String orderId) {
        return http().get("/v1/orders/" + orderId + "/timeline", token()).json();
    }

    /** Waits until the order has that status and nothing is under way. */
    public JsonNode awaitStatus(String orderId, String status) {
        await().alias(orderId + " is " + status).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
                    JsonNode order = see(orderId);
                    assertThat(order.get("status").asString()).isEqualTo(status);
                    assertThat(order.get("pending").isNull()).isTrue();
                });
        return see(orderId);
    }

    /** As {@link #awaitStatus}, while none of the order's steps is answered in time. */
    public JsonNode awaitStatusInSilence(String orderId, String status) {
        await().alias(orderId + " is " + status).pollInterval(Duration.ofMillis(200)).until(() -> {
            app.letDeadlinePass(orderId);
            return see(orderId).get("status").asString().equals(status);
        });
        return awaitStatus(orderId, status);
    }

    /** As {@link #awaitPending}, while none of the order's steps is answered in time. */
    public JsonNode awaitPendingInSilence(String orderId, String pending) {
        await().alias(orderId + " is " + pending).pollInterval(Duration.ofMillis(200)).until(() -> {
            app.letDeadlinePass(orderId);
            return see(orderId).get("pending").asString("").equals(pending);
        });
        return see(orderId);
    }

    public JsonNode awaitPending(String orderId, String pending) {
        await().alias(orderId + " is " + pending).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(
                        see(orderId).get("pending").asString("")).isEqualTo(pending));
        return see(orderId);
    }

    /** Waits until the link is there and the fact is known. */
    public JsonNode awaitLink(String orderId, String link, String fact) {
        await().alias(orderId + " may " + link).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50)).until(() -> {
                    JsonNode order = see(orderId);
                    return order.get("_links").has(link) && order.get(fact).isObject();
                });
        return see(orderId);
    }

    public Answer cancel(String orderId) {
        return act(orderId, "cancel", token());
    }

    public Answer receive(String orderId) {
        return act(orderId, "receipt", token());
    }

    public Answer ship(String orderId, String token) {
        return http().post("/v1/orders/" + orderId + "/shipments", token,
                "{\"carrier\":\"SF\",\"tracking_no\":\"SF1234567\"}");
    }

    private Answer act(String orderId, String what, String token) {
        return http().post("/v1/orders/" + orderId + "/" + what, token, "{}");
    }

    private HttpProbe http() {
        return app.http();
    }
}
