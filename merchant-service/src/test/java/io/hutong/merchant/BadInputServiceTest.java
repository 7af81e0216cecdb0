package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.BadInput;
import io.hutong.web.testing.BadInputs;
import io.hutong.web.testing.HttpProbe.Answer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every write against the table of bad inputs, and the good body that the table is made from. */
class BadInputServiceTest extends ServiceTest {

    private static final String MERCHANT = """
            {"name":"House","sub_mchid":"1900000199","terms":{"commission":500,"traffic_fees":
             {"MINI_PROGRAM_HOME":200,"SEARCH":150,"SHARE_LINK":300,"GIFT":200,
              "VIDEO_ACCOUNT":400,"LIVE_ROOM":500},"channel_fee":60,"others":[
               {"mchid":"1900000301","rate":1000,"purpose":"goods"}]}}""";
    private static final String PRODUCT = """
            {"merchant_id":"m-tea","title":"Tea","category":"tea",
             "price":{"total":12900,"currency":"CNY"},"max_per_order":3}""";
    private static final String ADDITION = "{\"quantity\":5}";
    private static final String MINI_PROGRAM =
            "{\"name\":\"Shop\",\"category_permits\":[\"tea\"]}";
    private static final String SUSPENSION =
            "{\"reason\":\"INDUCED_SHARING\",\"note\":\"rewards for forwarding\"}";
    private static final String SUBSIDY = """
            {"sku":"tea-100","slogan":"半小时送达","per_piece":{"total":100,"currency":"CNY"},
             "budget":{"total":1000,"currency":"CNY"},"starts_at":"2098-01-01T00:00:00Z",
             "ends_at":"2099-01-01T00:00:00Z"}""";
    private static final String RATE = """
            {"channel":"LIVE_ROOM","category":"bad","fee":100,
             "effective_from":"2098-01-01T00:00:00Z"}""";
    private static final String CAMPAIGN = "{\"text\":\"转发给三位好友，领十元红包\"}";
    private static final String REINSTATEMENT = "{\"note\":\"fixed\"}";

    private static final List<String> TABLES = List.of("merchant", "merchant_terms", "product",
            "stock", "stock_addition", "mini_program", "mini_program_standing_change",
            "subsidy_campaign", "traffic_rate");

    /** What the tables held before the first bad input of all; filled by the first case. */
    private static final AtomicReference<String> START = new AtomicReference<>("");

    private final JdbcTemplate jdbc;

    BadInputServiceTest(@Value("${local.server.port}") int port, @Autowired JdbcTemplate jdbc) {
        super(port);
        this.jdbc = jdbc;
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
                        .optionalAt("/terms", "/terms/others")
                        .emptyIsFineAt("/terms/others").zeroIsFineAt("/terms/commission",
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
                        BadInputs.of(REINSTATEMENT)),
                cases("PUT", "/v1/subsidies/bad-flash", BadInputs.of(SUBSIDY)),
                cases("POST", "/v1/traffic-rates", BadInputs.of(RATE).zeroIsFineAt("/fee")
                        .optionalAt("/category")),
                cases("POST", "/v1/campaign-checks", BadInputs.of(CAMPAIGN)))
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
        return TABLES.stream().map(table -> table + " " + jdbc.queryForObject(
                "select md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) from "
                        + table + " t",
                String.class)).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PUT  | /v1/subsidies/rule-1 | tea-100 | no-such-sku | 404 | NOT_FOUND
        PUT  | /v1/subsidies/rule-1 | tea-100 | welfare-001 | 409 | NO_SUBSIDY_ON_WELFARE
        PUT  | /v1/subsidies/rule-1 | 2099    | 1999        | 400 | INVALID_REQUEST
        PUT  | /v1/subsidies/Rule_1 | tea-100 | tea-100     | 400 | INVALID_REQUEST
        PUT  | /v1/subsidies/rule-1 | tea-100 | TEA 100     | 400 | INVALID_REQUEST
        PUT  | /v1/subsidies/rule-1 | CNY     | USD         | 400 | INVALID_REQUEST
        PUT  | /v1/merchants/m-rule | 0301    | 0199        | 400 | INVALID_REQUEST
        PUT  | /v1/merchants/m-rule | 0301    | 0001        | 400 | INVALID_REQUEST
        PUT  | /v1/merchants/m-rule | 0301    | 0002        | 400 | INVALID_REQUEST
        PUT  | /v1/merchants/m-rule | 1000    | 2001        | 400 | INVALID_REQUEST
        PUT  | /v1/merchants/m-rule | 0301    | a301        | 400 | INVALID_REQUEST
        POST | /v1/traffic-rates    | 2098    | 2020        | 409 | RATE_IN_THE_PAST
        POST | /v1/traffic-rates    | 100     | 3001        | 400 | INVALID_REQUEST
        POST | /v1/traffic-rates    | bad     | 茶          | 400 | INVALID_REQUEST
        POST | /v1/traffic-rates    | LIVE    | DEAD        | 400 | INVALID_REQUEST
        POST | /v1/campaign-checks  | 十元    | \\u0007     | 400 | INVALID_REQUEST
        """)
    void ruleThatIsBrokenIsNamed(String method, String path, String good, String bad,
            int status, String code) {
        String body = path.contains("subsidies") ? SUBSIDY
                : path.contains("merchants") ? MERCHANT
                : path.contains("rates") ? RATE : CAMPAIGN;

        Answer answer = method.equals("PUT")
                ? http.put(path, TOKENS.operator(), body.replace(good, bad))
                : http.post(path, TOKENS.operator(), body.replace(good, bad));

        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
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
        require(200, http.put("/v1/subsidies/good-flash", token, SUBSIDY));
        require(201, http.post("/v1/traffic-rates", token, RATE.replace("bad", "good")));
        require(200, http.post("/v1/campaign-checks", token, CAMPAIGN));
    }
}
