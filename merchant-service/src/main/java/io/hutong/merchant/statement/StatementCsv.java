package io.hutong.merchant.statement;

import io.hutong.http.Csv;
import io.hutong.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;

/** A statement for spreadsheets, amounts in fen. New columns come last: readers count them. */
final class StatementCsv {

    private StatementCsv() {
    }

    static String of(
            String merchantId, LocalDate date, Money opening, StatementTotals moves,
            List<StatementLine> lines) {
        StringBuilder csv = new StringBuilder();
        row(csv, "kind", "merchant_id", "date", "order_id", "settled_at", "amount_fen",
                "commission_fen", "traffic_fee_fen", "channel_fee_fen", "net_fen", "refund_id",
                "others_fen", "subsidy_fen", "adjustment_fen", "entry");
        row(csv, "OPENING", merchantId, date, "", "", "", "", "", "", opening.total(), "", "", "",
                "", "");
        for (StatementLine line : lines) {
            row(csv, "MOVE", merchantId, date, line.orderId(), line.settledAt(),
                    line.amount().total(), line.commission().total(), line.trafficFee().total(),
                    line.channelFee().total(), line.net().total(),
                    line.refundId() == null ? "" : line.refundId(), line.others().total(),
                    line.subsidy().total(), line.adjustment().total(), line.kind());
        }
        row(csv, "CLOSING", merchantId, date, "", "", "", "", "", "",
                opening.plus(moves.net()).total(), "", "", "", "", "");
        return csv.toString();
    }

    private static void row(StringBuilder csv, Object... fields) {
        csv.append(Csv.line(fields));
    }
}
