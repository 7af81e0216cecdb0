package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

/** Who may see and change what. */
class AccessServiceTest extends ServiceTest {

    private static final String MERCHANT = "{\"name\":\"Tea\",\"sub_mchid\":\"1900000101\"}";
    private static final String TEA = """
            {"merchant_id":"m-tea","title":"Mine now","category":"tea",
             "price":{"total":1,"currency":"CNY"}}""";

    AccessServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    @ParameterizedTest
    @CsvSource({
            "/v1/products/tea-100, 200, 200, 200, 200",
            "/v1/products?category=tea, 200, 200, 200, 200",
            "/v1/merchants/m-tea, 401, 403, 200, 200",
            "/v1/merchants/m-mug, 401, 403, 404, 200",
            "/v1/merchants/m-none, 401, 403, 404, 404",
            "/v1/merchants/m-tea/statements/2026-11-11, 401, 403, 200, 200",
            "/v1/merchants/m-mug/statements/2026-11-11, 401, 403, 404, 200",
            "/v1/mini-programs/wx-hutong-demo, 401, 403, 403, 200",
            "/v1/stock, 401, 403, 403, 200",
            "/v1/stock/verify, 401, 403, 403, 200",
            "/actuator/health, 200, 200, 200, 200",
            "/actuator/health/readiness, 200, 200, 200, 200",
            "/actuator/health/liveness, 200, 200, 200, 200",
            "/actuator/prometheus, 404, 404, 404, 404",
            "/actuator/env, 401, 404, 404, 404"})
    void everyRouteAnswersEachCallerAsDeclared(
            String path, int anyone, int buyer, int merchant, int operator) {
        assertThat(http.get(path, null).status()).isEqualTo(anyone);
        assertThat(http.get(path, TOKENS.buyer("b-1")).status()).isEqualTo(buyer);
        assertThat(http.get(path, TOKENS.merchant("m-tea")).status()).isEqualTo(merchant);
        assertThat(http.get(path, TOKENS.operator()).status()).isEqualTo(operator);
    }

    @Test
    void anothersMerchantAnswersExactlyAsNone() {
        Answer other = http.get("/v1/merchants/m-mug", TOKENS.merchant("m-tea"));
        Answer none = http.get("/v1/merchants/m-xxx", TOKENS.merchant("m-tea"));

        assertThat(other.text().replace("m-mug", "?")).isEqualTo(none.text().replace("m-xxx", "?"));
    }

    @Test
    void merchantCannotChangeItsOwnTerms() {
        String token = TOKENS.merchant("m-tea");
        String cheap = MERCHANT.replace("}", """
                ,"terms":{"commission":0,"traffic_fees":{"MINI_PROGRAM_HOME":0,"SEARCH":0,
                 "SHARE_LINK":0,"GIFT":0,"VIDEO_ACCOUNT":0,"LIVE_ROOM":0},"channel_fee":0}}""");

        assertThat(http.put("/v1/merchants/m-tea", token, cheap).code())
                .isEqualTo("TERMS_NEED_AN_OPERATOR");
        assertThat(http.put("/v1/merchants/m-tea", token,
                MERCHANT.replace("101", "177")).code()).isEqualTo("TERMS_NEED_AN_OPERATOR");
        require(200, http.put("/v1/merchants/m-tea", token, MERCHANT));
    }

    @Test
    void merchantCannotTakeOverAProductOrItsShelf() {
        String mug = TOKENS.merchant("m-mug");

        assertThat(http.put("/v1/products/tea-100", mug, TEA).status()).isEqualTo(404);
        assertThat(http.put("/v1/products/tea-100", mug, TEA.replace("m-tea", "m-mug")).status())
                .isEqualTo(404);
        assertThat(http.post("/v1/products/tea-100/stock", mug, "{\"quantity\":1}").status())
                .isEqualTo(404);
        assertThat(http.put("/v1/products/tea-100", TOKENS.operator(),
                TEA.replace("m-tea", "m-mug")).code()).isEqualTo("SKU_TAKEN");
    }
}
