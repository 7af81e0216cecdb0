package io.hutong.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.web.access.Caller;
import io.hutong.web.format.HttpJson;
import io.hutong.web.testing.BadInput;
import io.hutong.web.testing.BadInputs;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = CounterApp.class, webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
                "spring.config.import=classpath:http-defaults.yml",
                "HUTONG_PAGE_ORIGINS=http://shop.example,http://localhost:8081",
                "spring.autoconfigure.exclude="
                        + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"})
class HttpContractTest {

    private static final TestTokens TOKENS = TestTokens.shared();
    private static final String CART = """
            {"title":"tea","price":{"total":12900,"currency":"CNY"},"channel":"SEARCH",
             "gift":false,"lines":[{"sku":"tea-100","quantity":2}],"note":"thanks"}""";

    private static final int ROUNDS = 20;

    private final int port;
    private final HttpProbe http;

    HttpContractTest(@Value("${local.server.port}") int port) {
        this.port = port;
        this.http = new HttpProbe(port);
    }

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry registry) {
        registry.add("HUTONG_JWT_PUBLIC_KEY", () -> TOKENS.publicKeyFile().toString());
    }

    static List<BadInput> badCarts() {
        return BadInputs.of(CART).optionalAt("/note").all();
    }

    /**
     * Up to Reactor Netty 1.3.7 a connection stopped reading for good after a request that came
     * before the answer to another and was answered at once, as one that the firewall refuses:
     * callers saw a time-out in thousands of requests.
     */
    @Test
    void keptConnectionAnswersHoweverSoonTheNextRequestComes() throws IOException {
        try (var connection = new KeptConnection(port)) {
            for (int round = 0; round < ROUNDS; round++) {
                connection.ask(TOKENS.operator(), "/caller", "/..%2Fnone");
                assertThat(connection.status()).as("round %d", round).isEqualTo(200);
                assertThat(connection.status()).as("round %d", round).isEqualTo(400);
            }
        }
    }

    @Test
    void goodBodyIsAccepted() {
        Answer put = http.put("/carts/1", TOKENS.operator(), CART);
        Answer post = http.post("/carts", TOKENS.operator(), CART);

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(post.status()).as(post.text()).isEqualTo(201);
        assertThat(put.json()).isEqualTo(HttpJson.mapper().readTree(CART));
    }

    @ParameterizedTest
    @MethodSource("badCarts")
    void badBodyIsRefused(BadInput bad) {
        assertRefused(bad, http.send("PUT", "/carts/1", bad, TOKENS.operator()));
    }

    @ParameterizedTest
    @MethodSource("badCarts")
    void badBodyWithIdempotencyKeyIsRefused(BadInput bad) {
        assertRefused(bad, http.send("POST", "/carts", bad, TOKENS.operator()));
    }

    private static void assertRefused(BadInput bad, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.code()).as(answer.text()).isEqualTo(bad.code());
        assertThat(answer.text()).doesNotContain("Exception", "io.hutong", "tools.jackson");
    }

    @Test
    void wrongFieldsAreNamedByPointer() {
        String bad = CART.replace("\"quantity\":2", "\"quantity\":0").replace("12900", "-1");

        Answer answer = http.put("/carts/1", TOKENS.operator(), bad);

        assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                .containsExactly("/price", "/lines/0/quantity");
    }

    @Test
    void mistypedFieldIsNamedByPointer() {
        String bad = CART.replace("\"quantity\":2", "\"quantity\":\"2\"");

        Answer answer = http.put("/carts/1", TOKENS.operator(), bad);

        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/lines/0/quantity");
        assertThat(answer.json().path("errors").path(0).path("detail").asString())
                .isEqualTo("must be a whole number");
    }

    @Test
    void openRouteNeedsNoToken() {
        Answer answer = http.get("/open/door", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("thread").asString()).isEqualTo("virtual");
    }

    @Test
    void callerComesFromTheToken() {
        Answer answer = http.get("/caller", TOKENS.buyer("b-1"));

        assertThat(answer.json().path("subject").asString()).isEqualTo("b-1");
    }

    static Set<String> badTokens() {
        return TOKENS.bad().keySet();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void badTokenIsRefused(String name) {
        Answer answer = http.get("/caller", TOKENS.bad().get(name));

        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void tokensOfOtherIssuersAreTakenAsTheStandardSays() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> several = Map.of("aud", List.of("others", "hutong"));
        Map<String, Object> justExpired = Map.of("iat", now - 60, "exp", now - 2);
        Map<String, Object> wholeDay = Map.of("iat", now, "exp", now + 24 * 3_600);
        for (Map<String, Object> claims : List.of(Map.<String, Object>of(), several, justExpired,
                wholeDay)) {
            assertThat(http.get("/caller", TOKENS.operatorWith(claims)).status())
                    .as(claims.toString()).isEqualTo(200);
        }
    }

    @Test
    void missingScopeIsForbidden() {
        Answer answer = http.get("/caller", TOKENS.merchant("m-tea"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void headOfACallNeedsWhatTheCallNeeds() {
        assertThat(head("/caller", TOKENS.merchant("m-tea"))).isEqualTo(403);
        assertThat(head("/caller", TOKENS.operator())).isEqualTo(200);
        assertThat(head("/open/a", null)).isEqualTo(200);
        assertThat(head("/caller", null)).isEqualTo(401);
    }

    private int head(String path, @Nullable String token) {
        return http.send("HEAD", path, token, Map.of(), new byte[0]).status();
    }

    @Test
    void tokenWithoutScopeOpensNothing() {
        String token = TOKENS.of(new Caller("somebody", Set.of(), null));

        assertThat(http.get("/nowhere", token).status()).isEqualTo(403);
        assertThat(http.get("/caller", token).status()).isEqualTo(403);
    }

    @Test
    void unknownPathWrongMethodAndUnacceptableTypeAreProblems() {
        String token = TOKENS.operator();

        Answer path = http.get("/nowhere", token);
        Answer method = http.send("DELETE", "/carts/1", token, Map.of(), new byte[0]);
        Answer type = http.send("GET", "/open/door", null, Map.of("Accept", "image/png"),
                new byte[0]);

        assertThat(path.status()).isEqualTo(404);
        assertThat(path.code()).isEqualTo("NOT_FOUND");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(type.status()).isEqualTo(406);
        assertThat(type.code()).isEqualTo("NOT_ACCEPTABLE");
    }

    @Test
    void unexpectedErrorTellsNothingOfTheInside() {
        Answer answer = http.get("/broken", TOKENS.operator());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.text()).doesNotContain("secret", "Exception");
    }

    @Test
    void unknownParameterIsRefusedHoweverThePathIsWritten() {
        assertThat(http.get("/v1/open/a", null).status()).isEqualTo(200);
        assertThat(http.get("/v1/open/a?buyer=1", null).code()).isEqualTo("INVALID_PARAMETER");
        assertThat(http.get("/%76%31/open/a?buyer=1", null).code())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(http.get("/open/a?from=singlemessage", null).status()).isEqualTo(200);
    }

    @Test
    void idempotencyKeyIsRequired() {
        Answer answer = http.send("POST", "/carts", TOKENS.operator(),
                Map.of("Content-Type", "application/json"), CART.getBytes());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void missingBodyIsAnObjectWithoutFields() {
        Answer tick = http.send("POST", "/ticks", TOKENS.operator(),
                Map.of("Idempotency-Key", "tick-1"), new byte[0]);
        Answer cart = http.send("POST", "/carts", TOKENS.operator(),
                Map.of("Idempotency-Key", "cart-1"), new byte[0]);

        assertThat(tick.status()).as(tick.text()).isEqualTo(201);
        assertThat(cart.status()).as(cart.text()).isEqualTo(400);
        assertThat(cart.json().path("errors").findValuesAsString("pointer")).contains("/title");
    }

    @Test
    void strangeIdempotencyKeyIsRefused() {
        Answer spaced = http.post("/carts", TOKENS.operator(), CART, "with space");
        Answer longOne = http.post("/carts", TOKENS.operator(), CART, "k".repeat(129));

        assertThat(spaced.code()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
        assertThat(longOne.code()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void pageOfANamedOriginMayCallWithItsToken() {
        Answer asked = http.send("OPTIONS", "/v1/carts", null, Map.of(
                "Origin", "http://localhost:8081", "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization, idempotency-key"), new byte[0]);
        Answer answered = http.send("GET", "/v1/open/a", null,
                Map.of("Origin", "http://shop.example"), new byte[0]);

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("access-control-allow-origin"))
                .isEqualTo("http://localhost:8081");
        assertThat(asked.header("access-control-allow-headers")).contains("authorization");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("access-control-allow-origin"))
                .isEqualTo("http://shop.example");
        assertThat(answered.headers()).doesNotContainKey("access-control-allow-credentials");
    }

    @Test
    void refusalsCanBeReadByThePageToo() {
        Answer refused = http.send("GET", "/v1/secret", null,
                Map.of("Origin", "http://shop.example"), new byte[0]);

        assertThat(refused.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(refused.header("access-control-allow-origin"))
                .isEqualTo("http://shop.example");
    }

    @Test
    void pageOfAnotherOriginGetsNothing() {
        for (String origin : List.of("http://shop.example.evil.example", "https://shop.example",
                "http://localhost:8082", "null")) {
            Answer refused = http.send("GET", "/v1/open/a", null,
                    Map.of("Origin", origin), new byte[0]);

            assertThat(refused.status()).as(origin).isEqualTo(403);
            assertThat(refused.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }
}
