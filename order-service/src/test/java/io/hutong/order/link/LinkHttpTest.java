package io.hutong.order.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.ProductChanged;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.order.product.Products;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.BadInput;
import io.hutong.web.testing.BadInputs;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** LinkDecision over HTTP, from the product's event to the order that is credited. */
class LinkHttpTest {

    private static final String MAKE = "{\"sku\":\"tea-100\",\"channel\":\"SHARE_LINK\"}";

    private final OrderApp app = OrderApp.shared();
    private final HttpProbe http = app.http();
    private final TestTokens tokens = TestTokens.shared();
    private final Shopper buyer = Shopper.following(new Script());

    @BeforeEach
    void productIsKnown() {
        tell("tea-100", 12_900);
        await().until(
                () -> app.bean(Products.class).find("tea-100").isPresent());
    }

    private static void tell(String sku, long fen) {
        OrderApp.participants().send(Topics.MERCHANT_EVENTS, new ProductChanged(sku, "m-tea",
                "Da Hong Pao", "tea", Money.fen(fen)), new StepRef("none", "none", 1),
                io.hutong.kernel.id.UuidV7.next().toString());
    }

    private JsonNode make() {
        Answer answer = http.post("/v1/links", buyer.token(), MAKE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private String tokenOf(JsonNode link) {
        String url = link.get("url").asString();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private Answer resolve(String text) {
        return resolve(text, null);
    }

    private Answer resolve(String text, String token) {
        String body = io.hutong.web.format.HttpJson.mapper()
                .writeValueAsString(java.util.Map.of("text", text));
        return http.post("/v1/links/resolve", token, body);
    }

    @Test
    void sentenceAndAddressBothLeadToTheProduct() {
        JsonNode link = make();

        for (String text : new String[] {link.get("token_text").asString(),
                link.get("url").asString(), "哈哈 " + link.get("token_text").asString() + " 🎉"}) {
            Answer answer = resolve(text);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            JsonNode found = answer.json();
            assertThat(found.get("sku").asString()).isEqualTo("tea-100");
            assertThat(found.at("/price/total").asLong()).isEqualTo(12_900);
            assertThat(found.get("channel").asString()).isEqualTo("SHARE_LINK");
            assertThat(found.get("mini_program").asString()).isEqualTo("wx-hutong-demo");
            assertThat(found.get("path").asString()).contains("sku=tea-100")
                    .contains("share_token=" + tokenOf(link));
        }
        assertThat(link.propertyNames()).contains("token_text", "url", "expires_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "LINK_FORGED 422 ￥ht10000000000000000000000000000000000000000￥",
            "LINK_FORGED 422 ht1iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
            "NO_LINK_IN_TEXT 422 今天天气真好 🌞", "LINK_DOMAIN_NOT_ALLOWED 403 https://evil.example/a",
            "LINK_DOMAIN_NOT_ALLOWED 403 https://evil.example/s/TOKEN",
            "LINK_DOMAIN_NOT_ALLOWED 403 https://localhost@evil.example/s/TOKEN",
            "LINK_DOMAIN_NOT_ALLOWED 403 https://lосalhost/s/TOKEN",
            "SEVERAL_LINKS_IN_TEXT 422 TOKEN ht1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void linkThatMustNotBeFollowedIsRefusedWithTheReason(String rule) {
        String[] parts = rule.split(" ", 3);

        Answer answer = resolve(parts[2].replace("TOKEN", tokenOf(make())));

        assertThat(answer.code()).as(answer.text()).isEqualTo(parts[0]);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[1]));
    }

    @Test
    void pastedNovelIsRefusedClearly() {
        assertThat(resolve("茶".repeat(21_000)).code()).isEqualTo("TEXT_TOO_LONG");
        assertThat(resolve("x".repeat(300_000)).code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(resolve("").code()).isEqualTo("INVALID_REQUEST");
    }

    /** However it is written: six or twelve bytes for each character that the schema counts. */
    @Test
    void textWithinItsLimitIsReadHoweverItIsEscaped() {
        String token = tokenOf(make());
        for (String filler : new String[] {"\\u8336", "\\ud83c\\udf75", "茶", "🍵"}) {
            String text = filler.repeat(20_000 - token.length() - 1) + " " + token;

            Answer answer = http.post("/v1/links/resolve", null, "{\"text\":\"" + text + "\"}");

            assertThat(answer.status()).as(filler + " " + answer.text()).isEqualTo(200);
        }
        assertThat(resolve("🍵".repeat(20_001)).code()).isEqualTo("TEXT_TOO_LONG");
    }

    static Stream<BadInput> badLinks() {
        return BadInputs.of(MAKE).all().stream();
    }

    @ParameterizedTest
    @MethodSource("badLinks")
    void badInputMakesNoLink(BadInput bad) {
        Answer answer = http.send("POST", "/v1/links", bad, buyer.token());

        assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
        assertThat(answer.code()).isEqualTo(bad.code());
    }

    @Test
    void revokedBlockedAndExpiredLinksSayWhy() {
        JsonNode revoked = make();
        JsonNode blocked = make();
        JsonNode expired = make();
        String stranger = Shopper.following(new Script()).token();
        String path = "/v1/links/" + revoked.get("link_id").asString() + "/revoke";

        assertThat(http.post(path, stranger, "{}").status()).isEqualTo(404);
        assertThat(http.post(path, buyer.token(), "{}").status()).isEqualTo(204);
        assertThat(http.post("/v1/links/" + blocked.get("link_id").asString() + "/block",
                tokens.operator(), "{\"reason\":\"induced sharing\"}").status()).isEqualTo(204);

        assertThat(resolve(tokenOf(revoked)).code()).isEqualTo("LINK_REVOKED");
        assertThat(resolve(tokenOf(blocked)).json().get("detail").asString())
                .contains("induced sharing");
        assertThat(resolve(tokenOf(blocked)).code()).isEqualTo("LINK_BLOCKED");
        assertThat(expiredToken(expired)).isEqualTo("LINK_EXPIRED");
    }

    /** Signs the link's id again with a time that has passed: the row is as good as before. */
    private String expiredToken(JsonNode link) {
        LinkTokens signer = app.bean(Links.class).tokens();
        byte[] id = Base32.read(link.get("link_id").asString(), LinkTokens.ID_BYTES).orElseThrow();
        return resolve(signer.sign(id, java.time.Instant.parse("2020-01-01T00:00:00Z"))).code();
    }

    @Test
    void domainThatAnotherInstanceBlocksIsBlockedHereWithinASecond() {
        String host = "shop-" + UUID.randomUUID() + ".example";
        String text = "https://" + host + "/s/" + tokenOf(make());
        assertThat(resolve(text).code()).isEqualTo("LINK_DOMAIN_NOT_ALLOWED");
        LinkDomains elsewhere = new LinkDomains(app.jdbc(),
                app.bean(LinkSettings.class).own());
        WebAddress address = new WebAddress("https", host, 443);

        assertThat(app.bean(LinkSettings.class).refresh()).isLessThan(Duration.ofSeconds(1));
        elsewhere.save(Platform.WECHAT, host, true, "partner", "operator-2");
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> resolve(text).status() == 200);
        assertThat(http.put("/v1/link-domains/WECHAT/" + host, tokens.operator(),
                "{\"allowed\":false,\"note\":\"complaints\"}").status()).isEqualTo(204);

        assertThat(resolve(text).code()).isEqualTo("LINK_DOMAIN_BLOCKED");
        elsewhere.refresh();
        assertThat(elsewhere.standing(Platform.WECHAT, address))
                .isEqualTo(LinkDecision.DomainStanding.BLOCKED);
        assertThat(elsewhere.standing(Platform.HUTONG, address))
                .isEqualTo(LinkDecision.DomainStanding.UNKNOWN);
    }

    @Test
    void everyResolveIsCounted() {
        JsonNode link = make();
        for (int i = 0; i < 7; i++) {
            resolve(tokenOf(link));
        }
        await().until(() -> app.bean(LinkTable.class)
                .resolves(link.get("link_id").asString()) == 7);
    }

    @Test
    void orderWithATokenIsCreditedToTheLinksChannel() {
        String token = tokenOf(make());

        String id = buyer.order(order("SEARCH", ",\"share_token\":\"" + token + "\""));

        assertThat(buyer.awaitStatus(id, "PAID").get("channel").asString())
                .isEqualTo("SHARE_LINK");
        assertThat(reserveStock(id).channel().name()).isEqualTo("SHARE_LINK");
    }

    @Test
    void lastTouchWithinTheWindowIsCreditedWhenTheOrderComesFromHome() {
        resolve(tokenOf(make()), buyer.token());
        String home = buyer.order(order("MINI_PROGRAM_HOME", ""));
        String live = buyer.order(order("LIVE_ROOM", ""));
        String stranger = Shopper.following(new Script()).order(order("MINI_PROGRAM_HOME", ""));

        assertThat(buyer.see(home).get("channel").asString()).isEqualTo("SHARE_LINK");
        assertThat(buyer.see(live).get("channel").asString()).isEqualTo("LIVE_ROOM");
        assertThat(http.get("/v1/orders/" + stranger, tokens.operator()).json()
                .get("channel").asString()).isEqualTo("MINI_PROGRAM_HOME");
        app.jdbc().update("update link_touches set touched_at = touched_at - interval '8 days'");
        assertThat(buyer.see(buyer.order(order("MINI_PROGRAM_HOME", "")))
                .get("channel").asString()).isEqualTo("MINI_PROGRAM_HOME");
    }

    @Test
    void linkThatWasTakenBackAfterItWasOpenedEarnsNoCredit() {
        JsonNode link = make();
        resolve(tokenOf(link), buyer.token());
        assertThat(channelFromHome()).isEqualTo("SHARE_LINK");

        assertThat(http.post("/v1/links/" + link.get("link_id").asString() + "/revoke",
                buyer.token(), "{}").status()).isEqualTo(204);

        assertThat(channelFromHome()).isEqualTo("MINI_PROGRAM_HOME");
    }

    @Test
    void linkThatWasBlockedAfterItWasOpenedEarnsNoCreditUntilItIsUnblocked() {
        JsonNode link = make();
        String path = "/v1/links/" + link.get("link_id").asString();
        resolve(tokenOf(link), buyer.token());
        http.post(path + "/block", tokens.operator(), "{\"reason\":\"complaints\"}");

        assertThat(channelFromHome()).isEqualTo("MINI_PROGRAM_HOME");
        http.post(path + "/unblock", tokens.operator(), "{}");
        assertThat(channelFromHome()).isEqualTo("SHARE_LINK");
    }

    private String channelFromHome() {
        return buyer.see(buyer.order(order("MINI_PROGRAM_HOME", "")))
                .get("channel").asString();
    }

    @Test
    void orderWithATokenThatDoesNotDoIsRefused() {
        String token = tokenOf(make());
        String changed = token.substring(0, 10) + (token.charAt(10) == 'a' ? 'b' : 'a')
                + token.substring(11);

        assertThat(post(order("SEARCH", ",\"share_token\":\"" + changed + "\"")).code())
                .isEqualTo("SHARE_TOKEN_INVALID");
        assertThat(post(order("SEARCH", ",\"share_token\":\"" + token + "\"")
                .replace("tea-100", "mug-200")).code()).isEqualTo("SHARE_TOKEN_OTHER_PRODUCT");
    }

    private Answer post(String body) {
        return http.post("/v1/orders", buyer.token(), body);
    }

    private static String order(String channel, String more) {
        return "{\"mini_program\":\"wx-hutong-demo\",\"channel\":\"" + channel
                + "\",\"lines\":[{\"sku\":\"tea-100\",\"quantity\":1}]" + more + "}";
    }

    private static ReserveStock reserveStock(String orderId) {
        return OrderApp.participants().received(orderId).stream()
                .map(received -> received.command()).filter(ReserveStock.class::isInstance)
                .map(ReserveStock.class::cast).findFirst().orElseThrow();
    }
}
