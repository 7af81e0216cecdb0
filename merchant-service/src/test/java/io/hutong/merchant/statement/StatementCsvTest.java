package io.hutong.merchant.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.statement.model.Amounts;
import io.hutong.merchant.statement.model.BeijingDay;
import io.hutong.merchant.statement.model.StatementLine;
import io.hutong.merchant.statement.model.StatementTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCsvTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);

    @Test
    void openingPlusMovesIsClosing() {
        var line = new StatementLine("m-tea", "o-1", "SETTLEMENT",
                Instant.parse("2026-11-11T01:00:00Z"), new Amounts(Money.fen(12_900),
                        Money.fen(645), Money.fen(193), Money.fen(77), Money.fen(1_290),
                        Money.fen(500), Money.ZERO, Money.fen(11_195)));
        var moves = new StatementTotals(1, line.amounts());

        String csv = StatementCsv.of("m-tea", DAY, Money.fen(100), moves, List.of(line));

        assertThat(csv.split("\r\n")).containsExactly(
                "kind,merchant_id,date,order_id,settled_at,amount_fen,commission_fen,"
                        + "traffic_fee_fen,channel_fee_fen,net_fen,refund_id,others_fen,subsidy_fen,"
                        + "adjustment_fen,entry",
                "OPENING,m-tea,2026-11-11,,,,,,,100,,,,,",
                "MOVE,m-tea,2026-11-11,o-1,2026-11-11T01:00:00Z,12900,645,193,77,11195,,1290,"
                        + "500,0,SETTLEMENT",
                "CLOSING,m-tea,2026-11-11,,,,,,,11295,,,,,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void idThatIsAFormulaIsDisarmed(String text) {
        var line = new StatementLine("m-tea", text, "SETTLEMENT", Instant.EPOCH, Amounts.NONE);

        String csv = StatementCsv.of("m-tea", DAY, Money.ZERO, StatementTotals.NONE, List.of(line));

        assertThat(csv).contains("'" + text).doesNotContain("," + text)
                .doesNotContain("\"" + text);
    }

    @Test
    void businessDayIsThatOfBeijing() {
        assertThat(BeijingDay.of(Instant.parse("2026-11-10T15:59:59Z")))
                .isEqualTo(LocalDate.of(2026, 11, 10));
        assertThat(BeijingDay.of(Instant.parse("2026-11-10T16:00:00Z"))).isEqualTo(DAY);
    }
}
