package io.hutong.payment.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.MerchantTerms;
import io.hutong.embedded.testing.RecordedRows;
import io.hutong.payment.settlement.OtherShares;
import io.hutong.payment.testing.RecordedDatabase;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Payments of every status, their parts and how they were divided, as their rows held them. */
class RecordedPaymentsTest {

    private static final RecordedRows ROWS = RecordedDatabase.rows();

    static Iterable<String> payments() throws SQLException {
        return ROWS.rows("payment");
    }

    static Iterable<String> parts() throws SQLException {
        return ROWS.rows("sub_payment");
    }

    static Iterable<String> splits() throws SQLException {
        return ROWS.rows("split");
    }

    static Iterable<String> agreedTerms() throws SQLException {
        return ROWS.rows("agreed_terms");
    }

    @ParameterizedTest
    @MethodSource("payments")
    void stepsThatWaitForAnAnswerAreReadWhole(String row) throws SQLException {
        Payment payment = ROWS.read("payment", row, PaymentRows::payment);

        JsonNode columns = json(row);
        assertThat(Step.encode(payment.steps().authorize()))
                .isEqualTo(text(columns, "authorize_step"));
        assertThat(Step.encode(payment.steps().voiding())).isEqualTo(text(columns, "void_step"));
        assertThat(Step.encode(payment.steps().settle()))
                .isEqualTo(text(columns, "settle_step"));
    }

    @Test
    void everyStatusIsRecorded() throws SQLException {
        Set<PaymentStatus> recorded = new HashSet<>(
                ROWS.read("payment", row -> PaymentRows.payment(row).status()));

        assertThat(recorded).containsExactlyInAnyOrder(PaymentStatus.values());
    }

    @ParameterizedTest
    @MethodSource("parts")
    void whoSharesInAPartIsReadWholeAndWrittenAsItWas(String row) throws SQLException {
        SubPayment part = ROWS.read("sub_payment", row, PaymentRows::part);

        assertThat(json(PaymentRows.text(part.terms().others())))
                .isEqualTo(json(row).get("others"));
        assertThat(part.funds().refunded().total()).isEqualTo(json(row).get("refunded").asLong());
    }

    @ParameterizedTest
    @MethodSource("splits")
    void whatOthersGotIsReadWhole(String row) {
        JsonNode columns = json(row);

        for (String column : new String[] {"others", "others_paid"}) {
            JsonNode shares = columns.get(column);
            JsonNode read = tree(OtherShares.of(shares.isNull() ? null : shares.toString()));
            assertThat(read).isEqualTo(shares.isNull() ? json("[]") : shares);
        }
    }

    @ParameterizedTest
    @MethodSource("agreedTerms")
    void termsThatMerchantServiceToldAreReadWhole(String row) {
        JsonNode terms = json(row).get("terms");

        assertThat(tree(MessageJson.mapper().treeToValue(terms, MerchantTerms.class)))
                .isEqualTo(terms);
    }

    private static JsonNode tree(Object value) {
        return json(MessageJson.mapper().writeValueAsString(value));
    }

    private static JsonNode json(@Nullable String text) {
        return MessageJson.mapper().readTree(text == null ? "null" : text);
    }

    private static @Nullable String text(JsonNode columns, String name) {
        return columns.get(name).isNull() ? null : columns.get(name).asString();
    }
}
