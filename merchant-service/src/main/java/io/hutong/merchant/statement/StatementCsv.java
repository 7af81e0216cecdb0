package io.hutong.merchant.statement;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.statement.model.Amounts;
import io.hutong.merchant.statement.model.StatementLine;
import io.hutong.merchant.statement.model.StatementTotals;
import io.hutong.web.format.Csv;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

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
            Amounts fen = line.amounts();
            row(csv, "MOVE", merchantId, date, line.orderId(), line.at(), fen.amount().total(),
                    fen.commission().total(), fen.trafficFee().total(), fen.channelFee().total(),
                    fen.net().total(), Objects.requireNonNullElse(line.refundId(), ""),
                    fen.others().total(), fen.subsidy().total(), fen.adjustment().total(),
                    line.kind());
        }
        row(csv, "CLOSING", merchantId, date, "", "", "", "", "", "",
                opening.plus(moves.amounts().net()).total(), "", "", "", "", "");
        return csv.toString();
    }

    private static void row(StringBuilder csv, Object... fields) {
        csv.append(Csv.line(fields));
    }
}
