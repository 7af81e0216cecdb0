package io.hutong.merchant.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.embedded.testing.RecordedRows;
import io.hutong.merchant.merchants.model.Terms;
import io.hutong.merchant.testing.RecordedDatabase;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Terms of merchants, with and without others who share, as their rows held them. */
class RecordedTermsTest {

    private static final RecordedRows ROWS = RecordedDatabase.rows();

    static Iterable<String> terms() throws SQLException {
        return ROWS.rows("merchant_terms");
    }

    @ParameterizedTest
    @MethodSource("terms")
    void recordedTermsAreReadWholeAndWrittenAsTheyWere(String row) throws SQLException {
        Terms terms = ROWS.read("merchant_terms", row, TermsRow::of);

        JsonNode columns = MessageJson.mapper().readTree(row);
        String others = TermsRow.othersOf(terms);
        assertThat(MessageJson.mapper().readTree(TermsRow.feesOf(terms)))
                .isEqualTo(columns.get("traffic_fees"));
        assertThat(MessageJson.mapper().readTree(others == null ? "null" : others))
                .isEqualTo(columns.get("others"));
        assertThat(terms.commission().value()).isEqualTo(columns.get("commission").asInt());
        assertThat(terms.channelFee().value()).isEqualTo(columns.get("channel_fee").asInt());
    }
}
