package io.hutong.payment.statement;

import io.hutong.kernel.money.Money;
import io.hutong.web.format.Csv;
import java.time.LocalDate;
import java.util.List;

/** The statement for spreadsheets, amounts in fen. */
final class PlatformStatementCsv {

    private PlatformStatementCsv() {
    }

    static String of(LocalDate date, Netting netting, List<Claim> claims) {
        StringBuilder csv = new StringBuilder(Csv.line("line", "date", "order_id", "kind",
                "claimant", "settled", "number", "at", "amount_fen"));
        csv.append(total("OPENING", date, "", netting.opening()));
        for (Claim claim : claims) {
            csv.append(Csv.line("CLAIM", date, claim.orderId(), claim.kind(), claim.claimant(),
                    claim.settled(), claim.number(), claim.at(), claim.amount().total()));
        }
        return csv.append(total("OPEN_CLAIMS", date, "COMMERCE", netting.commerce().open()))
                .append(total("OPEN_CLAIMS", date, "TRAFFIC", netting.traffic().open()))
                .append(total("CLOSING", date, "", netting.closing())).toString();
    }

    private static String total(String line, LocalDate date, String claimant, Money amount) {
        return Csv.line(line, date, "", "", claimant, "", "", "", amount.total());
    }
}
