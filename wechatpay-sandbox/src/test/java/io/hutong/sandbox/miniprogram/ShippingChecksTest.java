package io.hutong.sandbox.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Fields;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ShippingChecksTest {

    private static final String GOOD = "{'logistics_type':1,'delivery_mode':1,"
            + "'upload_time':'2026-11-22T10:00:00+08:00','shipping_list':[{'item_desc':'tea',"
            + "'express_company':'SF','tracking_no':'SF1'}]}";

    @Test
    void completeInformationIsTaken() {
        assertThat(ShippingChecks.refuse(fields(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'logistics_type':1|'logistics_type':5|10060005",
            "'delivery_mode':1|'delivery_mode':3|268485224",
            "'logistics_type':1,'delivery_mode':1|'logistics_type':4,'delivery_mode':2|10060006",
            "'delivery_mode':1|'delivery_mode':2|10060007",
            "'shipping_list':[|'shipping_list':[{},|10060024",
            "2026-11-22T10:00:00+08:00|yesterday|268485216",
            "'item_desc':'tea'|'item_desc':' '|10060008",
            "'tea'|'LONG'|10060009",
            "'SF',|'LONG',|10060025",
            "'SF1'|'LONG'|10060026",
            "'tracking_no':'SF1'|'tracking_no':''|10060014"})
    void defectIsRefusedWithItsCode(String good, String bad, int code) {
        String body = GOOD.replace(good, bad).replace("LONG", "x".repeat(129));
        assertThat(body).isNotEqualTo(GOOD);

        assertThat(ShippingChecks.refuse(fields(body))).hasValueSatisfying(answer -> assertThat(
                new String(((Answer.Raw) answer).body(), StandardCharsets.UTF_8))
                .contains("\"errcode\":" + code));
    }

    private static Fields fields(String json) {
        return new Fields(JsonMapper.builder().build().readTree(json.replace('\'', '"')));
    }
}
