package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.http.testing.BadInput;
import io.hutong.http.testing.BadInputs;
import io.hutong.http.testing.HttpProbe.Answer;
import io.hutong.merchant.testing.ServiceTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;

/** Every write against the table of bad inputs, and the good body that the table is made from. */
class BadInputServiceTest extends ServiceTest {

    private static final String MERCHANT = """
            {"name":"House","sub_mchid":"1900000199","terms":{"commission":500,"traffic_fees":
             {"MINI_PROGRAM_HOME":200,"SEARCH":150,"SHARE_LINK":300,"GIFT":200,
              "VIDEO_ACCOUNT":400,"LIVE_ROOM":500},"channel_fee":60}}""";
    private static final String PRODUCT = """
            {"merchant_id":"m-tea","title":"Tea","category":"tea",
             "price":{"total":12900,"currency":"CNY"},"max_per_order":3}""";
    private static final String ADDITION = "{\"quantity\":5}";
    private static final String MINI_PROGRAM =
            "{\"name\":\"Shop\",\"category_permits\":[\"tea\"]}";
    private static final String SUSPENSION =
            "{\"reason\":\"INDUCED_SHARING\",\"note\":\"rewards for forwarding\"}";
    private static final String REINSTATEMENT = "{\"note\":\"fixed\"}";

    /** What the service showed before the first bad input of all; filled by the first case. */
    private static final AtomicReference<String> START = new AtomicReference<>("");

    BadInputServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    /** A write and one way to get it wrong. */
    record Case(String method, String path, BadInput bad) {

        @Override
        public String toString() {
            return method + " " + path + ": " + bad;
        }
    }

    static List<Case> cases() {
        return List.of(
                cases("PUT", "/v1/merchants/m-bad", BadInputs.of(MERCHANT)
                        .optionalAt("/terms").zeroIsFineAt("/terms/commission",
                                "/terms/channel_fee", "/terms/traffic_fees/MINI_PROGRAM_HOME",
                                "/terms/traffic_fees/SEARCH", "/terms/traffic_fees/SHARE_LINK",
                                "/terms/traffic_fees/GIFT", "/terms/traffic_fees/VIDEO_ACCOUNT",
                                "/terms/traffic_fees/LIVE_ROOM")),
                cases("PUT", "/v1/products/bad-1", BadInputs.of(PRODUCT)
                        .optionalAt("/max_per_order")),
                cases("POST", "/v1/products/tea-100/stock", BadInputs.of(ADDITION)),
                cases("PUT", "/v1/mini-programs/wx-bad", BadInputs.of(MINI_PROGRAM)
                        .emptyIsFineAt("/category_permits")),
                cases("POST", "/v1/mini-programs/wx-hutong-demo/suspend",
                        BadInputs.of(SUSPENSION)),
                cases("POST", "/v1/mini-programs/wx-hutong-demo/reinstate",
                        BadInputs.of(REINSTATEMENT)))
                .stream().flatMap(List::stream).toList();
    }

    private static List<Case> cases(String method, String path, BadInputs inputs) {
        return inputs.all().stream().map(bad -> new Case(method, path, bad)).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void badInputIsRefusedAndChangesNothing(Case each) {
        String before = beforeTheFirst();

        Answer answer = http.send(each.method(), each.path(), each.bad(), TOKENS.operator());

        assertThat(answer.status()).as(answer.text()).isEqualTo(each.bad().status());
        assertThat(answer.code()).as(answer.text()).isEqualTo(each.bad().code());
        assertThat(answer.text()).doesNotContain("Exception", "io.hutong", "org.postgresql");
        assertThat(everything()).isEqualTo(before);
    }

    private String beforeTheFirst() {
        return START.updateAndGet(known -> known.isEmpty() ? everything() : known);
    }

    private String everything() {
        String token = TOKENS.operator();
        return http.get("/v1/merchants/m-bad", token).status()
                + http.get("/v1/products/bad-1", token).text()
                + http.get("/v1/products/tea-100", token).text()
                + http.get("/v1/mini-programs/wx-bad", token).status()
                + http.get("/v1/mini-programs/wx-hutong-demo", token).text();
    }

    @Test
    void bodiesOfTheTableAreGoodButForTheirFault() {
        String token = TOKENS.operator();
        require(200, http.put("/v1/merchants/m-good", token,
                MERCHANT.replace("1900000199", "1900000198")));
        require(200, http.put("/v1/products/good-1", token, PRODUCT));
        require(200, http.post("/v1/products/good-1/stock", token, ADDITION));
        require(200, http.put("/v1/mini-programs/wx-good", token, MINI_PROGRAM));
        require(200, http.post("/v1/mini-programs/wx-good/suspend", token, SUSPENSION));
        require(200, http.post("/v1/mini-programs/wx-good/reinstate", token, REINSTATEMENT));
    }
}
