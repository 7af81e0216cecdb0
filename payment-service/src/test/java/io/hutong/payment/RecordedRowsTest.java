package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.RecordedRows;
import io.hutong.payment.testing.RecordedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of every kind as the service has written them: what they are is what they have to hold. */
class RecordedRowsTest {

    private static final RecordedRows ROWS = RecordedDatabase.rows();

    static List<String> recorded() {
        return ROWS.recorded();
    }

    @Test
    void everyTableIsRecordedAndNothingElseIs() throws SQLException {
        assertThat(ROWS.recorded()).isEqualTo(ROWS.tables());
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recordedRowIsStoredAndReadBack(String table) throws SQLException {
        assertThat(ROWS.rows(table)).isNotEmpty();
        assertThat(ROWS.misfits(table)).isEmpty();
    }
}
