package io.hutong.merchant.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.MiniProgramReinstated;
import io.hutong.contracts.message.MiniProgramSuspended;
import io.hutong.merchant.testing.SagaDriver;
import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.HttpProbe.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

class MiniProgramServiceTest extends ServiceTest {

    MiniProgramServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    @Test
    void suspensionKeepsWhoWhyAndWhen() {
        String id = newId("wx");
        String path = "/v1/mini-programs/" + id;
        require(200, http.put(path, TOKENS.operator(),
                "{\"name\":\"Shop\",\"category_permits\":[\"tea\",\"tea\",\"wine\"]}"));

        Answer suspended = http.post(path + "/suspend", TOKENS.operator(),
                "{\"reason\":\"CATEGORY_MISMATCH\",\"note\":\"sells wine\"}");
        Answer again = http.post(path + "/suspend", TOKENS.operator(),
                "{\"reason\":\"FRAUD\",\"note\":\"again\"}");
        Answer reinstated = http.post(path + "/reinstate", TOKENS.operator(),
                "{\"note\":\"permit shown\"}");
        Answer twice = http.post(path + "/reinstate", TOKENS.operator(), "{\"note\":\"x\"}");

        assertThat(suspended.json().path("standing").asString()).isEqualTo("SUSPENDED");
        assertThat(suspended.json().path("suspended_for").asString())
                .isEqualTo("CATEGORY_MISMATCH");
        assertThat(again.code()).isEqualTo("ALREADY_SUSPENDED");
        assertThat(twice.code()).isEqualTo("NOT_SUSPENDED");
        JsonNode now = reinstated.json();
        assertThat(now.path("standing").asString()).isEqualTo("GOOD");
        assertThat(now.path("category_permits")).hasSize(2);
        assertThat(now.path("history")).hasSize(2);
        assertThat(now.path("history").path(1).path("changed_by").asString())
                .isEqualTo("operator-1");
        assertThat(now.path("history").path(1).path("note").asString()).isEqualTo("sells wine");
    }

    @Test
    void eachChangeIsAnnouncedOnce() {
        String id = newId("wx");
        String path = "/v1/mini-programs/" + id;
        require(200, http.put(path, TOKENS.operator(),
                "{\"name\":\"Shop\",\"category_permits\":[]}"));
        require(200, http.post(path + "/suspend", TOKENS.operator(),
                "{\"reason\":\"FRAUD\",\"note\":\"n\"}"));
        require(409, http.post(path + "/suspend", TOKENS.operator(),
                "{\"reason\":\"FRAUD\",\"note\":\"n\"}"));
        require(200, http.post(path + "/reinstate", TOKENS.operator(), "{\"note\":\"ok\"}"));

        Awaitility.await().until(() -> saga().about(id).size() >= 2);
        assertThat(saga().about(id)).extracting(SagaDriver.Heard::message).containsExactly(
                new MiniProgramSuspended(id, "FRAUD", "n"), new MiniProgramReinstated(id, "ok"));
    }

    @Test
    void unknownMiniProgramCannotBeSuspended() {
        assertThat(http.post("/v1/mini-programs/wx-none/suspend", TOKENS.operator(),
                "{\"reason\":\"FRAUD\",\"note\":\"n\"}").status()).isEqualTo(404);
    }

    @Test
    void historyTellsWhoWhenAndWhyAndWhetherMoneyWentBack() {
        String id = newId("wx");
        http.put("/v1/mini-programs/" + id, TOKENS.operator(),
                "{\"name\":\"Shop\",\"category_permits\":[]}");
        http.post("/v1/mini-programs/" + id + "/suspend", TOKENS.operator(),
                "{\"reason\":\"INDUCED_SHARING\",\"note\":\"n\",\"refund_open_orders\":true}");
        http.post("/v1/mini-programs/" + id + "/reinstate", TOKENS.operator(),
                "{\"note\":\"fixed\"}");

        var page = http.get("/v1/mini-programs/" + id + "/history?limit=1", TOKENS.operator())
                .json();
        var next = http.get("/v1/mini-programs/" + id + "/history?cursor="
                + page.path("next_cursor").asString(), TOKENS.operator()).json();

        assertThat(page.at("/items/0/change").asString()).isEqualTo("REINSTATED");
        assertThat(next.at("/items/0/change").asString()).isEqualTo("SUSPENDED");
        assertThat(next.at("/items/0/refund_open_orders").asBoolean()).isTrue();
        assertThat(next.at("/items/0/changed_by").asString()).isEqualTo("operator-1");
        assertThat(next.at("/items/0/changed_at").isNull()).isFalse();
        assertThat(http.get("/v1/mini-programs/wx-none/history", TOKENS.operator()).status())
                .isEqualTo(404);
    }

    @Test
    void campaignIsCheckedBeforeItIsPublished() {
        JsonNode refused = http.post("/v1/campaign-checks", TOKENS.merchant("m-tea"),
                "{\"text\":\"邀请好友下单，返现10元\"}").json();

        assertThat(refused.at("/flags/0").asString()).isEqualTo("REWARD_FOR_SHARING");
        assertThat(refused.at("/findings/0/act").asString()).contains("邀请");
        assertThat(refused.at("/findings/0/gain").asString()).contains("返现");
        assertThat(http.post("/v1/campaign-checks", TOKENS.merchant("m-tea"),
                "{\"text\":\"今日下单立减5元\"}").json().get("flags")).isEmpty();
    }
}
