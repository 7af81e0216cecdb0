package io.hutong.merchant.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.embedded.testing.RecordedRows;
import io.hutong.merchant.reservation.ReservationRow.Status;
import io.hutong.merchant.testing.RecordedDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Reservations of every status, as their rows held them. */
class RecordedReservationsTest {

    private static final RecordedRows ROWS = RecordedDatabase.rows();

    static Iterable<String> reservations() throws SQLException {
        return ROWS.rows("reservation");
    }

    @ParameterizedTest
    @MethodSource("reservations")
    void recordedReservationIsReadWholeAndWrittenAsItWas(String row) throws SQLException {
        ReservationRow before = ROWS.read("reservation", row, RecordedReservationsTest::read);

        ReservationRow after = ReservationRow.of(before.orderId(), before.toReservation());

        assertThat(after.status()).isEqualTo(before.status());
        assertThat(json(after.lines())).isEqualTo(json(before.lines()));
        assertThat(json(after.returned())).isEqualTo(json(before.returned()));
        assertThat(json(after.reply())).isEqualTo(json(before.reply()));
    }

    @Test
    void everyStatusIsRecorded() throws SQLException {
        Set<Status> recorded = new HashSet<>(
                ROWS.read("reservation", row -> read(row).status()));

        assertThat(recorded).containsExactlyInAnyOrder(Status.values());
    }

    private static ReservationRow read(ResultSet row) throws SQLException {
        return new ReservationRow(row.getString("order_id"),
                Status.valueOf(row.getString("status")), row.getString("lines"),
                row.getString("returned"), row.getString("reply"));
    }

    private static JsonNode json(@Nullable String text) {
        return MessageJson.mapper().readTree(text == null ? "null" : text);
    }
}
