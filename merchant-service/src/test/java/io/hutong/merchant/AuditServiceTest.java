package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.openapi.AuditWalk;
import io.hutong.web.testing.openapi.AuditWalk.Deed;
import io.hutong.web.testing.openapi.AuditWalk.Deed.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Who did what to merchants, products, stock, standing and rates. */
class AuditServiceTest extends ServiceTest {

    private static final String OPERATOR = "operator-1";
    private static final String CLERK = "clerk-of-m-tea";
    private static final String MERCHANT = """
            {"name":"House","sub_mchid":"%s"}""";
    private static final String PRODUCT = """
            {"merchant_id":"m-tea","title":"Tea","category":"tea",
             "price":{"total":12900,"currency":"CNY"}}""";
    private static final String SUBSIDY = """
            {"sku":"%s","slogan":"半小时送达","per_piece":{"total":100,"currency":"CNY"},
             "budget":{"total":1000,"currency":"CNY"},"starts_at":"2098-01-01T00:00:00Z",
             "ends_at":"2099-01-01T00:00:00Z"}""";
    private static final String RATE = """
            {"channel":"VIDEO_ACCOUNT","category":"%s","fee":100,
             "effective_from":"2098-01-01T00:00:00Z"}""";

    private final AuditWalk walk;
    private final JdbcTemplate jdbc;

    @Autowired
    AuditServiceTest(@Value("${local.server.port}") int port,
            RequestMappingHandlerMapping requestMappingHandlerMapping, JdbcTemplate jdbc) {
        super(port);
        this.walk = new AuditWalk(requestMappingHandlerMapping, http);
        this.jdbc = jdbc;
    }

    @Test
    void everyActOfAPersonLeavesOneEntryAndEveryWritingCallIsKnown() {
        goods();
        standing();
        walk.noAct("POST /v1/campaign-checks", "changes nothing");

        assertThat(walk.complaints()).isEmpty();
    }

    private void goods() {
        String merchant = newId("m-audit");
        String sku = product(12_900, 0);
        String campaign = newId("audit");
        String category = newId("audit");
        walk.act("PUT /v1/merchants/{id}", () -> Deed.anew("/v1/merchants/" + merchant,
                TOKENS.operator(), MERCHANT.formatted("1900000777"),
                new Entry(OPERATOR, "MERCHANT_SAVED", merchant)))
                .act("PUT /v1/products/{sku}", () -> Deed.anew("/v1/products/" + sku,
                        TOKENS.merchant("m-tea"), PRODUCT,
                        new Entry(CLERK, "PRODUCT_SAVED", sku)))
                .act("POST /v1/products/{sku}/stock", () -> Deed.once(
                        "/v1/products/" + sku + "/stock", TOKENS.merchant("m-tea"),
                        "{\"quantity\":5}", new Entry(CLERK, "STOCK_ADDED", sku)))
                .act("PUT /v1/subsidies/{id}", () -> Deed.anew("/v1/subsidies/" + campaign,
                        TOKENS.operator(), SUBSIDY.formatted(sku),
                        new Entry(OPERATOR, "SUBSIDY_SAVED", campaign)))
                .act("POST /v1/traffic-rates", () -> Deed.once("/v1/traffic-rates",
                        TOKENS.operator(), RATE.formatted(category),
                        new Entry(OPERATOR, "TRAFFIC_RATE_SET", "VIDEO_ACCOUNT-" + category)));
    }

    private void standing() {
        String id = newId("wx-audit");
        String path = "/v1/mini-programs/" + id;
        walk.act("PUT /v1/mini-programs/{id}", () -> Deed.anew(path, TOKENS.operator(),
                "{\"name\":\"Shop\",\"category_permits\":[\"tea\"]}",
                new Entry(OPERATOR, "MINI_PROGRAM_SAVED", id)))
                .act("POST /v1/mini-programs/{id}/suspend", () -> Deed.once(path + "/suspend",
                        TOKENS.operator(), "{\"reason\":\"INDUCED_SHARING\",\"note\":\"seen\"}",
                        new Entry(OPERATOR, "MINI_PROGRAM_SUSPENDED", id)))
                .act("POST /v1/mini-programs/{id}/reinstate", () -> Deed.once(path
                        + "/reinstate", TOKENS.operator(), "{\"note\":\"fixed\"}",
                        new Entry(OPERATOR, "MINI_PROGRAM_REINSTATED", id)));
    }

    @Test
    void entrySaysForWhomAMerchantsClerkActed() {
        String sku = product(12_900, 0);
        http.post("/v1/products/" + sku + "/stock", TOKENS.merchant("m-tea"), "{\"quantity\":5}");

        List<JsonNode> entries = entries("subject=" + sku + "&actor=" + CLERK);

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().path("merchant_id").asString()).isEqualTo("m-tea");
        assertThat(entries.getFirst().path("scope").asString()).isEqualTo("merchant");
        assertThat(entries.getFirst().path("action").asString()).isEqualTo("STOCK_ADDED");
    }

    @Test
    void productAndPermitsSayWhoWantsThemSo() {
        String sku = product(12_900, 0);
        String id = newId("wx-audit");
        require(200, http.put("/v1/products/" + sku, TOKENS.merchant("m-tea"), PRODUCT));
        require(200, http.put("/v1/mini-programs/" + id, TOKENS.operator(),
                "{\"name\":\"Shop\",\"category_permits\":[]}"));

        assertThat(jdbc.queryForObject("select asked_by from product where sku = ?",
                String.class, sku)).isEqualTo(CLERK);
        assertThat(http.get("/v1/mini-programs/" + id, TOKENS.operator()).json()
                .path("asked_by").asString()).isEqualTo(OPERATOR);
        assertThat(http.get("/v1/products/" + sku, null).text()).doesNotContain(CLERK);
    }

    @Test
    void refusedActLeavesNothing() {
        String sku = product(12_900, 0);
        int before = entries("subject=" + sku).size();
        String other = TOKENS.merchant("m-other");

        assertThat(http.put("/v1/products/" + sku, other, PRODUCT).status()).isEqualTo(404);
        assertThat(http.post("/v1/products/" + sku + "/stock", other, "{\"quantity\":5}").status())
                .isEqualTo(404);
        assertThat(http.put("/v1/products/" + sku, TOKENS.operator(),
                PRODUCT.replace("m-tea", "m-mug")).code()).isEqualTo("SKU_TAKEN");

        assertThat(entries("subject=" + sku)).hasSize(before);
        assertThat(http.post("/v1/mini-programs/wx-hutong-demo/reinstate", TOKENS.operator(),
                "{\"note\":\"fixed\"}").code()).isEqualTo("NOT_SUSPENDED");
        assertThat(entries("subject=wx-hutong-demo")).isEmpty();
    }

    @Test
    void listIsReadPageByPageWithinATimeByActorAndSubject() {
        String sku = product(12_900, 0);
        for (int i = 1; i <= 4; i++) {
            http.post("/v1/products/" + sku + "/stock", TOKENS.operator(), "{\"quantity\":1}");
        }
        List<JsonNode> all = entries("subject=" + sku);
        String third = all.get(2).path("at").asString();

        assertThat(all).hasSize(5).extracting(entry -> entry.path("action").asString())
                .startsWith("STOCK_ADDED").endsWith("PRODUCT_SAVED");
        JsonNode first = page("limit=2&subject=" + sku);
        JsonNode second = page("limit=2&subject=" + sku + "&cursor="
                + first.path("next_cursor").asString());
        JsonNode last = page("limit=2&subject=" + sku + "&cursor="
                + second.path("next_cursor").asString());
        assertThat(first.path("items").valueStream().toList()).isEqualTo(all.subList(0, 2));
        assertThat(second.path("items").valueStream().toList()).isEqualTo(all.subList(2, 4));
        assertThat(last.path("items").valueStream().toList()).isEqualTo(all.subList(4, 5));
        assertThat(last.path("next_cursor").isNull()).isTrue();
        assertThat(entries("subject=" + sku + "&from=" + third)).isEqualTo(all.subList(0, 3));
        assertThat(entries("subject=" + sku + "&to=" + third)).isEqualTo(all.subList(3, 5));
        assertThat(entries("subject=" + sku + "&actor=somebody")).isEmpty();
        assertThat(entries("subject=" + sku + "&from=&to=&actor=")).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=2026-01-01", "from=2026-13-01T00:00:00Z",
            "limit=0", "limit=1001", "limit=x", "cursor=x", "cursor=MjAyNi0wMS0wMQ",
            "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from=%2B10000-01-01T00:00:00Z"})
    void questionThatCannotBeAnsweredIsRefused(String query) {
        Answer answer = http.get("/v1/audit?" + query, TOKENS.operator());

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void timesMayHaveAnyOffset() {
        for (String from : List.of("2020-01-01T08:00:00%2B08:00", "2020-01-01T08:00:00+08:00",
                "2020-01-01T00:00:00.5Z")) {
            assertThat(http.get("/v1/audit?from=" + from, TOKENS.operator()).status())
                    .as(from).isEqualTo(200);
        }
    }

    @Test
    void onlyOperatorsReadTheList() {
        assertThat(http.get("/v1/audit", TOKENS.merchant("m-tea")).status()).isEqualTo(403);
        assertThat(http.get("/v1/audit", null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set actor = 'nobody'", "delete from audit_entry",
            "truncate audit_entry"})
    void listIsOnlyAddedTo(String tampering) {
        assertThatThrownBy(() -> jdbc.execute(tampering))
                .isInstanceOf(DataAccessException.class).hasMessageContaining("only added to");
    }

    private List<JsonNode> entries(String query) {
        return page(query).path("items").valueStream().toList();
    }

    private JsonNode page(String query) {
        return require(200, http.get("/v1/audit?" + query, TOKENS.operator())).json();
    }
}
