package io.hutong.merchant.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.HttpProbe.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;

class CatalogServiceTest extends ServiceTest {

    CatalogServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    private void put(String sku, String title, String category) {
        require(200, http.put("/v1/products/" + sku, TOKENS.merchant("m-tea"), """
                {"merchant_id":"m-tea","title":"%s","category":"%s",
                 "price":{"total":500,"currency":"CNY"}}""".formatted(title, category)));
    }

    @Test
    void freshClusterSellsTheDemoProducts() {
        Answer tea = http.get("/v1/products/tea-100", null);

        assertThat(tea.json().path("price").path("total").asLong()).isEqualTo(12_900);
        assertThat(tea.json().path("merchant_id").asString()).isEqualTo("m-tea");
        assertThat(http.get("/v1/products/mug-200", null).json().path("price").path("total")
                .asLong()).isEqualTo(5_900);
        assertThat(http.get("/v1/products/welfare-001", null).json().path("price").path("total")
                .asLong()).isEqualTo(100);
        assertThat(stock("wine-300").path("added").asLong()).isEqualTo(1_000);
    }

    @Test
    void pagesShowEveryProductOnce() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add("paged-" + i);
            put("paged-" + i, "Paged", "paging");
        }

        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = http.get("/v1/products?category=paging&limit=2&cursor=" + cursor, null);
            page.json().path("items").forEach(item -> found.add(item.path("sku").asString()));
            cursor = page.json().path("next_cursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void wordsAreFoundInTitlesLiterally() {
        put("words-1", "Hundred 100% tea", "words");
        put("words-2", "Hundred 1000 tea", "words");

        Answer percent = http.get("/v1/products?category=words&q=100%25", null);

        assertThat(percent.json().path("items").findValuesAsString("sku"))
                .containsExactly("words-1");
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=1001", "limit=x", "limit=-1", "cursor=***", "cursor=AAAA",
            "q=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void badParameterIsRefused(String query) {
        Answer answer = http.get("/v1/products?" + query, null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    }

    @ParameterizedTest
    @CsvSource({"/v1/products/UPPER", "/v1/products/a%20b", "/v1/products/a'b",
            "/v1/products/-a"})
    void badSkuIsRefused(String path) {
        Answer answer = http.put(path, TOKENS.operator(), """
                {"merchant_id":"m-tea","title":"T","category":"tea",
                 "price":{"total":500,"currency":"CNY"}}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void unknownMerchantCannotSell() {
        Answer answer = http.put("/v1/products/orphan", TOKENS.operator(), """
                {"merchant_id":"m-nobody","title":"T","category":"tea",
                 "price":{"total":500,"currency":"CNY"}}""");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void repeatedAdditionCountsOnce() {
        String sku = product(100, 0);
        String path = "/v1/products/" + sku + "/stock";
        String key = newId("key");

        Answer first = http.post(path, TOKENS.operator(), "{\"quantity\":5}", key);
        Answer repeat = http.post(path, TOKENS.operator(), "{\"quantity\":5}", key);
        Answer other = http.post(path, TOKENS.operator(), "{\"quantity\":6}", key);

        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(repeat.header("idempotency-replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(stock(sku).path("on_hand").asLong()).isEqualTo(5);
    }
}
