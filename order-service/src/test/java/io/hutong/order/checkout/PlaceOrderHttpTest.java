package io.hutong.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.BadInput;
import io.hutong.web.testing.BadInputs;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code POST /v1/orders} as clients meet it. */
class PlaceOrderHttpTest {

    private static final String FULL = """
            {"mini_program":"wx-hutong-demo","channel":"SEARCH",
             "lines":[{"sku":"tea-100","quantity":2}],
             "expected_total":{"total":25800,"currency":"CNY"},"fallback":"NONE",
             "ship_to":{"name":"Li Lei","phone":"13800000000","region":"Beijing",
                        "street":"1 Hutong Road"}}""";
    private static final int TWINS = 50;

    private final OrderApp app = OrderApp.shared();
    private final HttpProbe http = app.http();
    private final Shopper buyer = Shopper.following(new Script());

    static List<BadInput> badOrders() {
        return BadInputs.of(FULL).optionalAt("/expected_total", "/fallback", "/ship_to").all();
    }

    @ParameterizedTest
    @MethodSource("badOrders")
    void badOrderIsRefusedAndNothingIsWritten(BadInput bad) {
        Answer answer = http.send("POST", "/v1/orders", bad, buyer.token());

        assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.code()).as(answer.text()).isEqualTo(bad.code());
        assertThat(ordersOf(buyer)).isZero();
    }

    @Test
    void orderWithEveryFieldIsAccepted() {
        Answer answer = http.post("/v1/orders", buyer.token(), FULL);

        String id = answer.json().get("order_id").asString();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("location")).isEqualTo("/v1/orders/" + id);
        assertThat(answer.json().get("status").asString()).isEqualTo("PLACED");
        buyer.awaitStatus(id, "PAID");
    }

    @Test
    void addressIsStoredButCannotBeReadInTheDatabase() {
        String id = buyer.order(FULL);

        byte[] sealed = app.jdbc().queryForObject(
                "select sealed from order_addresses where order_id = ?", byte[].class, id);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain("Li Lei", "13800000000");
    }

    @Test
    void fiftyLinesAreAcceptedAndFiftyOneAreNot() {
        assertThat(http.post("/v1/orders", buyer.token(), lines(50)).status()).isEqualTo(202);
        Answer tooMany = http.post("/v1/orders", buyer.token(), lines(51));
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().at("/errors/0/pointer").asString()).isEqualTo("/lines");
    }

    @Test
    void skuOfTwoLinesIsLegalAndKeepsToTheLimitOfOne() {
        String two = "{\"sku\":\"tea-100\",\"quantity\":%d},"
                + "{\"sku\":\"mug-200\",\"quantity\":999},"
                + "{\"sku\":\"tea-100\",\"quantity\":%d}";
        String body = Shopper.TEA.replace("{\"sku\":\"tea-100\",\"quantity\":1}", two);

        Answer beyond = http.post("/v1/orders", buyer.token(), body.formatted(500, 500));
        Answer within = http.post("/v1/orders", buyer.token(), body.formatted(500, 499));

        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.json().path("errors")).hasSize(1);
        assertThat(beyond.json().at("/errors/0/pointer").asString())
                .isEqualTo("/lines/2/quantity");
        assertThat(within.status()).isEqualTo(202);
    }

    @Test
    void quantityOfAThousandIsRefusedByItsPointer() {
        Answer answer = http.post("/v1/orders", buyer.token(),
                Shopper.TEA.replace("\"quantity\":1", "\"quantity\":1000"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString())
                .isEqualTo("/lines/0/quantity");
    }

    @Test
    void shareTokenThatWasNotMadeHereIsRefused() {
        String shared = Shopper.TEA.replace("\"channel\"", "\"share_token\":\"t\",\"channel\"");

        assertThat(http.post("/v1/orders", buyer.token(), shared).code())
                .isEqualTo("SHARE_TOKEN_INVALID");
    }

    @Test
    void merchantsAndOperatorsCannotPlaceOrders() {
        TestTokens tokens = TestTokens.shared();

        assertThat(http.post("/v1/orders", tokens.merchant("m-tea"), Shopper.TEA).status())
                .isEqualTo(403);
        assertThat(http.post("/v1/orders", tokens.operator(), Shopper.TEA).status())
                .isEqualTo(403);
    }

    @Test
    void missingIdempotencyKeyIsRefused() {
        Answer answer = http.send("POST", "/v1/orders", buyer.token(),
                Map.of("Content-Type", "application/json"), Shopper.TEA.getBytes());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void fiftyTwinsMakeOneOrderAndGetTheSameBytes() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Answer> answers =
                inParallel(() -> http.post("/v1/orders", buyer.token(), Shopper.TEA, key));

        Set<String> bodies = new HashSet<>();
        answers.forEach(answer -> bodies.add(answer.status() + answer.text()
                + answer.header("location")));
        assertThat(bodies).hasSize(1);
        assertThat(answers.getFirst().status()).isEqualTo(202);
        assertThat(
                answers.stream().filter(answer -> answer.header("idempotency-replayed").isEmpty()))
                .hasSize(1);
        assertThat(ordersOf(buyer)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(OrderApp.participants().commands(
                answers.getFirst().json().get("order_id").asString()))
                .startsWith("ReserveStock").doesNotHaveDuplicates());
    }

    @Test
    void keyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        http.post("/v1/orders", buyer.token(), Shopper.TEA, key);

        Answer other = http.post("/v1/orders", buyer.token(), lines(2), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void sameKeyOfAnotherBuyerIsAnotherRequest() {
        String key = UUID.randomUUID().toString();
        Shopper other = Shopper.following(new Script());

        Answer first = http.post("/v1/orders", buyer.token(), Shopper.TEA, key);
        Answer second = http.post("/v1/orders", other.token(), Shopper.TEA, key);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text()).isNotEqualTo(first.text());
    }

    @Test
    void manyBuyersAtOnceEachGetAnOrderOfTheirOwn() throws Exception {
        List<Answer> answers =
                inParallel(() -> http.post("/v1/orders", buyer.token(), Shopper.TEA));

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(ordersOf(buyer)).isEqualTo(TWINS);
    }

    private static String lines(int count) {
        String line = "{\"sku\":\"tea-100\",\"quantity\":1}";
        return "{\"mini_program\":\"wx-hutong-demo\",\"channel\":\"SEARCH\",\"lines\":["
                + String.join(",", Collections.nCopies(count, line)) + "]}";
    }

    private int ordersOf(Shopper shopper) {
        return app.jdbc().queryForObject("select count(*) from orders where buyer_id = ?",
                Integer.class, shopper.id());
    }

    private static List<Answer> inParallel(Callable<Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(TWINS)) {
            List<Future<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < TWINS; i++) {
                calls.add(threads.submit(call));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : calls) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
