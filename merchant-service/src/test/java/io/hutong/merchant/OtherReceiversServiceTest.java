package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Receiver;
import io.hutong.merchant.testing.SagaDriver.Heard;
import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.HttpProbe.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Terms that name others beside the platforms: saved, dated, announced and quoted. */
class OtherReceiversServiceTest extends ServiceTest {

    private static final String GOODS =
            "{\"mchid\":\"1900000301\",\"rate\":1000,\"purpose\":\"goods\"}";
    private static final String ADVICE =
            "{\"mchid\":\"1900000302\",\"rate\":300,\"purpose\":\"advice\"}";
    private static final List<Receiver> BOTH = List.of(
            new Receiver("1900000301", new BasisPoints(1_000), "goods"),
            new Receiver("1900000302", new BasisPoints(300), "advice"));

    private final String id = newId("m-others");
    private final String subMchid = "27%08d".formatted(Math.floorMod(id.hashCode(), 100_000_000));
    private final String path = "/v1/merchants/" + id;

    OtherReceiversServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    /** @param more fields of the terms, after the rates */
    private static String body(String subMchid, String more) {
        return """
                {"name":"House","sub_mchid":"%s","terms":{"commission":500,"traffic_fees":
                 {"MINI_PROGRAM_HOME":200,"SEARCH":150,"SHARE_LINK":300,"GIFT":200,
                  "VIDEO_ACCOUNT":400,"LIVE_ROOM":500},"channel_fee":60%s}}"""
                .formatted(subMchid, more);
    }

    private static String others(String... receivers) {
        return ",\"others\":[" + String.join(",", receivers) + "]";
    }

    private static String from(Instant time) {
        return ",\"effective_from\":\"" + time + "\"";
    }

    private static Instant tomorrow() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
    }

    private Answer save(String more) {
        return http.put(path, TOKENS.operator(), body(subMchid, more));
    }

    private JsonNode inForce() {
        return http.get(path, TOKENS.merchant(id)).json().at("/terms/others");
    }

    private static void assertRefusedAt(String pointer, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void savedOthersStayWhenLeftOutAndEndWithAnEmptyList() {
        require(200, save(others(GOODS, ADVICE)));
        JsonNode saved = inForce();

        JsonNode leftOut = require(200, save("")).json().at("/terms/others");
        JsonNode ended = require(200, save(others())).json().at("/terms/others");

        assertThat(saved.toString()).isEqualTo("[" + GOODS + "," + ADVICE + "]");
        assertThat(leftOut).isEqualTo(saved);
        assertThat(ended).isEmpty();
    }

    @Test
    void othersOfALaterDayLeaveTodaysAloneAndAreAnnouncedWithTheirBeginning() {
        Instant tomorrow = tomorrow();
        require(200, save(others(ADVICE)));

        require(200, save(others(GOODS, ADVICE) + from(tomorrow)));

        assertThat(inForce().toString()).isEqualTo("[" + ADVICE + "]");
        JsonNode history = http.get(path + "/terms", TOKENS.operator()).json().path("items");
        assertThat(history.at("/0/terms/others").toString())
                .isEqualTo("[" + GOODS + "," + ADVICE + "]");
        Awaitility.await().until(() -> saga().about(id).size() >= 2);
        var announced = saga().about(id).stream().map(Heard::message)
                .map(MerchantTermsChanged.class::cast)
                .filter(event -> event.effectiveFrom().equals(tomorrow)).findFirst().orElseThrow();
        assertThat(Objects.requireNonNull(announced.terms()).receivers()).isEqualTo(BOTH);
    }

    @Test
    void ordersAreQuotedWithTheOthersInForce() {
        require(200, save(others(GOODS, ADVICE)));
        String sku = newId("sku-others");
        require(200, http.put("/v1/products/" + sku, TOKENS.operator(), """
                {"merchant_id":"%s","title":"Tea","category":"tea",
                 "price":{"total":12900,"currency":"CNY"}}""".formatted(id)));
        require(200, http.post("/v1/products/" + sku + "/stock", TOKENS.operator(),
                "{\"quantity\":5}"));

        var reply = saga().ask(new ReserveStock(newOrder(), "b-1", DEMO, Channel.GIFT,
                List.of(new ReserveStock.Line(sku, 1)), null));

        assertThat(reply).isInstanceOfSatisfying(StockReserved.class, reserved -> {
            var terms = reserved.parts().getFirst().terms();
            assertThat(terms.receivers()).isEqualTo(BOTH);
            assertThat(terms.commission()).isEqualTo(new BasisPoints(500));
        });
    }

    @Test
    void ceilingHoldsForCommissionHighestTrafficFeeAndOthersTogether() {
        String rest = GOODS.replace("1000", "2000");

        Answer beyond = save(others(GOODS.replace("1000", "2001")));
        Answer reached = save(others(rest));
        Answer kept = http.put(path, TOKENS.operator(),
                body(subMchid, "").replace("\"commission\":500", "\"commission\":501"));

        assertRefusedAt("/terms", beyond);
        assertThat(beyond.text()).contains("LIVE_ROOM").doesNotContain("VIDEO_ACCOUNT");
        assertThat(reached.status()).as(reached.text()).isEqualTo(200);
        assertRefusedAt("/terms", kept);
    }

    @Test
    void fortyEightOthersAreTheMost() {
        assertThat(save(others(many(48))).status()).isEqualTo(200);
        assertRefusedAt("/terms/others", save(others(many(49))));
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(at -> GOODS
                .replace("1900000301", "19000004%02d".formatted(at)).replace("1000", "1"))
                .collect(Collectors.joining(","));
    }

    @Test
    void eachAccountSharesOnceAndNeverTheMerchantsOwnOrAPlatforms() {
        assertRefusedAt("/terms/others", save(others(GOODS, GOODS)));
        assertRefusedAt("/terms/others/1/mchid",
                save(others(GOODS, ADVICE.replace("1900000302", subMchid))));
        assertRefusedAt("/terms/others/0/mchid",
                save(others(GOODS.replace("1900000301", "1900000001"))));
        assertRefusedAt("/terms/others/0/mchid",
                save(others(GOODS.replace("1900000301", "1900000002"))));
    }

    @Test
    void merchantCannotMoveToAnAccountThatSharesNowOrLater() {
        require(200, save(others(ADVICE)));
        require(200, save(others(GOODS) + from(tomorrow())));
        String plain = "{\"name\":\"House\",\"sub_mchid\":\"%s\"}";

        Answer now = http.put(path, TOKENS.operator(), plain.formatted("1900000302"));
        Answer later = http.put(path, TOKENS.operator(), plain.formatted("1900000301"));

        assertRefusedAt("/terms/others/0/mchid", now);
        assertRefusedAt("/sub_mchid", later);
    }

    @Test
    void othersAreAgreedWithThePlatform() {
        require(200, save(others(GOODS)));
        String own = TOKENS.merchant(id);

        Answer unchanged = http.put(path, own, body(subMchid, others(GOODS)));
        Answer more = http.put(path, own, body(subMchid, others(GOODS, ADVICE)));

        assertThat(unchanged.status()).as(unchanged.text()).isEqualTo(200);
        assertThat(more.code()).isEqualTo("TERMS_NEED_AN_OPERATOR");
    }
}
