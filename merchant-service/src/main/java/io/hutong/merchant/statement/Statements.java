package io.hutong.merchant.statement;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.statement.model.StatementLine;
import io.hutong.merchant.statement.model.StatementTotals;
import java.time.LocalDate;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** The merchants' statements. */
public final class Statements {

    /** A larger day is read page by page as JSON. */
    private static final int MAX_CSV_LINES = 100_000;

    private final StatementTable table;
    private final TransactionTemplate snapshot;

    /** @param snapshot so that opening, moves and lines belong together */
    Statements(StatementTable table, TransactionTemplate snapshot) {
        this.table = table;
        this.snapshot = snapshot;
    }

    /**
     * Gives merchants their lines. A line that is repeated, here or later, adds nothing, and the
     * order in which they come does not matter. Must be called inside a transaction.
     */
    public void add(List<StatementLine> lines) {
        table.add(lines);
    }

    /** @param lines up to one more than was asked for */
    record StatementPage(Money opening, StatementTotals moves, List<StatementLine> lines) {
    }

    StatementPage page(String merchantId, LocalDate date, String after, int limit) {
        return snapshot.execute(_ -> new StatementPage(table.netBefore(merchantId, date),
                table.totalsOf(merchantId, date),
                table.lines(merchantId, date, after, limit + 1)));
    }

    /** A day as one CSV file, where it fits. */
    sealed interface CsvResult {

        record Ready(String text) implements CsvResult {
        }

        record TooLarge(long orders) implements CsvResult {
        }
    }

    CsvResult csv(String merchantId, LocalDate date) {
        StatementPage day = page(merchantId, date, "", MAX_CSV_LINES);
        return day.lines().size() > MAX_CSV_LINES ? new CsvResult.TooLarge(day.moves().orders())
                : new CsvResult.Ready(StatementCsv.of(
                        merchantId, date, day.opening(), day.moves(), day.lines()));
    }
}
