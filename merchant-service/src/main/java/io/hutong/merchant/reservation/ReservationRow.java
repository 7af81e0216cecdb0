package io.hutong.merchant.reservation;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.json.RowJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A {@link Reservation} as it is stored.
 *
 * @param reply JSON of the reply to ReserveStock
 */
record ReservationRow(
        String orderId, Status status, String lines, String returned, @Nullable String reply) {

    enum Status {
        RESERVED, CONFIRMED, RELEASED, REFUSED, VOIDED
    }

    private static final String NOTHING = "{}";
    private static final TypeReference<Map<String, List<ReservedLine>>> RETURNS =
            new TypeReference<>() {};
    private static final TypeReference<List<ReservedLine>> LINES = new TypeReference<>() {};

    static ReservationRow of(String orderId, Reservation reservation) {
        return switch (reservation) {
            case Reservation.Reserved(var lines, var quote) ->
                    of(orderId, Status.RESERVED, lines, quote);
            case Reservation.Confirmed(var lines, var quote, var returns) ->
                    of(orderId, Status.CONFIRMED, lines, quote).with(returns);
            case Reservation.Released(var lines, var quote) ->
                    of(orderId, Status.RELEASED, lines, quote);
            case Reservation.Refused(var reply) ->
                    of(orderId, Status.REFUSED, List.of(), reply);
            case Reservation.Voided voided -> of(orderId, Status.VOIDED, List.of(), null);
            case Reservation.None none -> throw new IllegalArgumentException("nothing to store");
        };
    }

    private ReservationRow with(Returns returns) {
        return new ReservationRow(orderId, status, lines,
                RowJson.mapper().writeValueAsString(returns.byRefund()), reply);
    }

    private static ReservationRow of(
            String orderId, Status status, List<ReservedLine> lines, @Nullable Message reply) {
        return new ReservationRow(orderId, status, RowJson.mapper().writeValueAsString(lines),
                NOTHING, reply == null ? null
                        : new String(MessageJson.write(reply), StandardCharsets.UTF_8));
    }

    Reservation toReservation() {
        return switch (status) {
            case RESERVED -> new Reservation.Reserved(readLines(), read(StockReserved.class));
            case CONFIRMED -> new Reservation.Confirmed(
                    readLines(), read(StockReserved.class), readReturns());
            case RELEASED -> new Reservation.Released(readLines(), read(StockReserved.class));
            case REFUSED -> new Reservation.Refused(read(StockRefused.class));
            case VOIDED -> new Reservation.Voided();
        };
    }

    private Returns readReturns() {
        return new Returns(RowJson.mapper().readValue(returned, RETURNS));
    }

    private List<ReservedLine> readLines() {
        return RowJson.mapper().readValue(lines, LINES);
    }

    private <T extends Message> T read(Class<T> type) {
        return RowJson.mapper().readValue(String.valueOf(reply), type);
    }
}
