package io.hutong.merchant.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.HttpProbe.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

class MerchantServiceTest extends ServiceTest {

    private static final String TERMS = """
            "terms":{"commission":%d,"traffic_fees":{"MINI_PROGRAM_HOME":200,"SEARCH":150,
            "SHARE_LINK":300,"GIFT":200,"VIDEO_ACCOUNT":400,"LIVE_ROOM":500},"channel_fee":60}""";

    MerchantServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    private static String body(String name, String subMchid, int commission) {
        return "{\"name\":\"" + name + "\",\"sub_mchid\":\"" + subMchid + "\","
                + TERMS.formatted(commission) + "}";
    }

    @Test
    void savedMerchantIsReadBack() {
        String id = newId("m");

        Answer put = http.put("/v1/merchants/" + id, TOKENS.operator(),
                body("茶馆", "2900000001", 700));
        Answer get = http.get("/v1/merchants/" + id, TOKENS.merchant(id));

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(get.json()).isEqualTo(put.json());
        assertThat(get.json().path("name").asString()).isEqualTo("茶馆");
        assertThat(get.json().path("terms").path("commission").asInt()).isEqualTo(700);
    }

    @Test
    void termsBeyondTheCeilingAreRefused() {
        Answer answer = http.put("/v1/merchants/" + newId("m"), TOKENS.operator(),
                body("Greedy", "2900000002", 2_501));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/terms");
        assertThat(answer.text()).contains("LIVE_ROOM");
    }

    @Test
    void leftOutTermsAreStandardFirstAndThenStay() {
        String id = newId("m");
        String short1 = "{\"name\":\"A\",\"sub_mchid\":\"2900000003\"}";
        Answer created = http.put("/v1/merchants/" + id, TOKENS.operator(), short1);
        require(200, http.put("/v1/merchants/" + id, TOKENS.operator(),
                body("A", "2900000003", 900)));

        Answer renamed = http.put("/v1/merchants/" + id, TOKENS.operator(),
                short1.replace("\"A\"", "\"B\""));

        assertThat(created.json().path("terms").path("commission").asInt()).isEqualTo(500);
        assertThat(renamed.json().path("terms").path("commission").asInt()).isEqualTo(900);
    }

    @Test
    void subMchidBelongsToOneMerchant() {
        require(200, http.put("/v1/merchants/" + newId("m"), TOKENS.operator(),
                body("A", "2900000004", 500)));

        Answer second = http.put("/v1/merchants/" + newId("m"), TOKENS.operator(),
                body("B", "2900000004", 500));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("SUB_MCHID_TAKEN");
    }

    @Test
    void changedTermsAreAnnouncedAndAnUnchangedSaveIsNot() {
        String id = newId("m");
        String path = "/v1/merchants/" + id;
        require(200, http.put(path, TOKENS.operator(), body("A", "2900000005", 500)));
        require(200, http.put(path, TOKENS.operator(), body("Other name", "2900000005", 500)));
        require(200, http.put(path, TOKENS.operator(), body("A", "2900000005", 600)));

        Awaitility.await().until(() -> saga().about(id).size() >= 2);
        assertThat(saga().about(id)).hasSize(2)
                .allSatisfy(heard -> assertThat(heard.message()).isInstanceOfSatisfying(
                        MerchantTermsChanged.class,
                        changed -> assertThat(changed.subMchid()).isEqualTo("2900000005")));
    }

    @Test
    void termsOfALaterDayLeaveTodaysOrdersAloneAndEveryChangeIsKept() {
        String id = newId("m");
        String path = "/v1/merchants/" + id;
        require(200, http.put(path, TOKENS.operator(), body("A", "2900000006", 500)));
        require(200, http.put(path, TOKENS.operator(), body("A", "2900000006", 600)));
        String tomorrow = Instant.now().truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.ofDays(1)).toString();

        Answer later = http.put(path, TOKENS.operator(), body("A", "2900000006", 900)
                .replace("\"channel_fee\":60", "\"channel_fee\":60,\"effective_from\":\""
                        + tomorrow + "\""));

        assertThat(later.status()).as(later.text()).isEqualTo(200);
        assertThat(later.json().path("terms").path("commission").asInt()).isEqualTo(600);
        var history = http.get(path + "/terms", TOKENS.merchant(id)).json().path("items");
        assertThat(history.valueStream().map(item -> item.path("terms").path("commission").asInt())
                .toList())
                .containsExactly(900, 600, 500);
        assertThat(history.get(0).path("effective_from").asString()).isEqualTo(tomorrow);
    }

    @Test
    void termsOfThePastCannotBeChanged() {
        String id = newId("m");
        require(200, http.put("/v1/merchants/" + id, TOKENS.operator(),
                body("A", "2900000007", 500)));

        Answer answer = http.put("/v1/merchants/" + id, TOKENS.operator(),
                body("A", "2900000007", 900).replace("\"channel_fee\":60",
                        "\"channel_fee\":60,\"effective_from\":\"2026-01-01T00:00:00Z\""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/terms/effective_from");
        assertThat(http.get("/v1/merchants/" + id + "/terms", TOKENS.merchant("m-other")).status())
                .isEqualTo(404);
    }
}
