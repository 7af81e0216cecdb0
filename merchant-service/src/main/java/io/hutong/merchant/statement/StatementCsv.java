package io.hutong.merchant.statement;

import io.hutong.contracts.money.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement for spreadsheets (RFC 4180), amounts in fen. Texts that a spreadsheet would take for
 * a formula are disarmed with a quote, as OWASP advises against CSV injection.
 */
final class StatementCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final String LINE_END = "\r\n";

    private StatementCsv() {
    }

    static String of(
            String merchantId, LocalDate date, Money opening, StatementTotals moves,
            List<StatementLine> lines) {
        StringBuilder csv = new StringBuilder();
        row(csv, "kind", "merchant_id", "date", "order_id", "settled_at", "amount_fen",
                "commission_fen", "traffic_fee_fen", "channel_fee_fen", "net_fen", "refund_id");
        row(csv, "OPENING", merchantId, date, "", "", "", "", "", "", opening.total(),
                "");
        for (StatementLine line : lines) {
            row(csv, "MOVE", merchantId, date, line.orderId(), line.settledAt(),
                    line.amount().total(), line.commission().total(), line.trafficFee().total(),
                    line.channelFee().total(), line.net().total(),
                    line.refundId() == null ? "" : line.refundId());
        }
        row(csv, "CLOSING", merchantId, date, "", "", "", "", "", "",
                opening.plus(moves.net()).total(), "");
        return csv.toString();
    }

    private static void row(StringBuilder csv, Object... fields) {
        csv.append(Arrays.stream(fields).map(StatementCsv::field)
                .collect(Collectors.joining(","))).append(LINE_END);
    }

    /** Numbers are ours and stay as they are; texts come from elsewhere. */
    static String field(Object value) {
        String text = value.toString();
        if (!(value instanceof Number) && !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
