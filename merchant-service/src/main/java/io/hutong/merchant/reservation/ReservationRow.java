package io.hutong.merchant.reservation;

import io.hutong.kernel.json.RowJson;
import io.hutong.merchant.reservation.model.Quote;
import io.hutong.merchant.reservation.model.Refusal;
import io.hutong.merchant.reservation.model.Reservation;
import io.hutong.merchant.reservation.model.ReservedLine;
import io.hutong.merchant.reservation.model.Returns;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A {@link Reservation} as it is stored.
 *
 * @param lines    JSON of the pieces
 * @param returned JSON of what came back, by refund
 * @param reply    JSON of the quote or of the refusal
 */
record ReservationRow(
        String orderId, Status status, String lines, String returned, @Nullable String reply) {

    enum Status {
        RESERVED, CONFIRMED, RELEASED, REFUSED, VOIDED
    }

    private static final TypeReference<Map<String, LineJson[]>> RETURNED = new TypeReference<>() {};

    private record LineJson(String sku, long quantity) {

        private static LineJson[] of(List<ReservedLine> lines) {
            return lines.stream().map(line -> new LineJson(line.sku(), line.quantity()))
                    .toArray(LineJson[]::new);
        }

        private static List<ReservedLine> toLines(LineJson[] lines) {
            return Arrays.stream(lines)
                    .map(line -> new ReservedLine(line.sku(), line.quantity())).toList();
        }
    }

    private record RefusalJson(String orderId, String refusal, String detail) {
    }

    static ReservationRow of(String orderId, Reservation reservation) {
        return switch (reservation) {
            case Reservation.Reserved(var lines, Quote quote) ->
                    of(orderId, Status.RESERVED, lines, Returns.NONE, QuoteJson.of(orderId, quote));
            case Reservation.Confirmed(var lines, Quote quote, Returns returns) ->
                    of(orderId, Status.CONFIRMED, lines, returns, QuoteJson.of(orderId, quote));
            case Reservation.Released(var lines, Quote quote) ->
                    of(orderId, Status.RELEASED, lines, Returns.NONE, QuoteJson.of(orderId, quote));
            case Reservation.Refused(Refusal refusal, String detail) ->
                    of(orderId, Status.REFUSED, List.of(), Returns.NONE,
                            new RefusalJson(orderId, refusal.name(), detail));
            case Reservation.Voided _ ->
                    of(orderId, Status.VOIDED, List.of(), Returns.NONE, null);
            case Reservation.None _ -> throw new IllegalArgumentException("nothing to store");
        };
    }

    private static ReservationRow of(String orderId, Status status, List<ReservedLine> lines,
            Returns returns, @Nullable Record reply) {
        Map<String, LineJson[]> returned = new HashMap<>();
        returns.byRefund().forEach((refund, back) -> returned.put(refund, LineJson.of(back)));
        return new ReservationRow(orderId, status, json(LineJson.of(lines)), json(returned),
                reply == null ? null : json(reply));
    }

    Reservation toReservation() {
        return switch (status) {
            case RESERVED -> new Reservation.Reserved(reserved(), quote());
            case CONFIRMED -> new Reservation.Confirmed(reserved(), quote(), returns());
            case RELEASED -> new Reservation.Released(reserved(), quote());
            case REFUSED -> refused(read(String.valueOf(reply), RefusalJson.class));
            case VOIDED -> new Reservation.Voided();
        };
    }

    private static Reservation refused(RefusalJson json) {
        return new Reservation.Refused(Refusal.valueOf(json.refusal()), json.detail());
    }

    private Quote quote() {
        return read(String.valueOf(reply), QuoteJson.class).toQuote();
    }

    private List<ReservedLine> reserved() {
        return LineJson.toLines(read(lines, LineJson[].class));
    }

    private Returns returns() {
        Map<String, List<ReservedLine>> byRefund = new HashMap<>();
        RowJson.mapper().readValue(returned, RETURNED)
                .forEach((refund, back) -> byRefund.put(refund, LineJson.toLines(back)));
        return new Returns(byRefund);
    }

    private static String json(Object value) {
        return RowJson.mapper().writeValueAsString(value);
    }

    private static <T> T read(String json, Class<T> type) {
        return RowJson.mapper().readValue(json, type);
    }
}
