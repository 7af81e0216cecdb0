package io.hutong.web.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx",
            "=HYPERLINK(\"http://a\",\"b\")"})
    void textThatIsAFormulaToASpreadsheetIsDisarmed(String text) {
        String field = Csv.field(text);

        assertThat(field.startsWith("\"") ? field.substring(1) : field).startsWith("'");
    }

    @Test
    void negativeNumberOfOursIsNoFormula() {
        assertThat(Csv.field(-5L)).isEqualTo("-5");
    }

    @Test
    void quotesSeparatorsAndLineEndsAreQuoted() {
        assertThat(Csv.line("a,\"b\"", "c\nd", "e")).isEqualTo("\"a,\"\"b\"\"\",\"c\nd\",e\r\n");
    }
}
