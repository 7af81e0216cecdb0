package io.hutong.merchant.statement;

import io.hutong.contracts.message.MerchantFundsMoved;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.kernel.money.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The merchants' statements. */
@Service
public class Statements {

    /** A larger day is read page by page as JSON. */
    private static final int MAX_CSV_LINES = 100_000;

    private final StatementSql sql;

    Statements(StatementSql sql) {
        this.sql = sql;
    }

    /**
     * Gives every merchant its line. A settlement that is repeated, here or later, adds nothing.
     * Must be called inside a transaction.
     *
     * @return one reply per settlement, in the same order
     */
    public List<SettlementRecorded> record(List<RecordSettlement> settlements) {
        Map<String, RecordSettlement> byOrder = new LinkedHashMap<>();
        settlements.forEach(each -> byOrder.putIfAbsent(each.orderId(), each));
        if (!byOrder.isEmpty()) {
            sql.record(byOrder.values());
        }
        return settlements.stream().map(each -> new SettlementRecorded(each.orderId())).toList();
    }

    /**
     * Takes what was refunded after its settlement out of the statements again. A repeat takes
     * nothing. Must be called inside a transaction, after the settlements of the same poll.
     */
    public void takeBack(List<RecordRefund> refunds) {
        Map<String, RecordRefund> byId = new LinkedHashMap<>();
        refunds.forEach(each -> byId.putIfAbsent(each.refundId(), each));
        sql.takeBack(byId.values());
    }

    /**
     * Gives merchants the lines of what moved outside of the sagas. A repeat adds nothing, and it
     * does not matter whether the order's settlement is known already. Must be called inside a
     * transaction.
     */
    public void move(List<MerchantFundsMoved> moves) {
        sql.move(moves);
    }

    /** One snapshot, so that opening, moves and lines belong together. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    StatementPage page(String merchantId, LocalDate date, String after, int limit) {
        Money opening = sql.netBefore(merchantId, date);
        return new StatementPage(opening, sql.totalsOf(merchantId, date),
                sql.lines(merchantId, date, after, limit + 1));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    CsvResult csv(String merchantId, LocalDate date) {
        StatementTotals moves = sql.totalsOf(merchantId, date);
        List<StatementLine> lines = sql.lines(merchantId, date, "", MAX_CSV_LINES + 1);
        return lines.size() > MAX_CSV_LINES ? new CsvResult.TooLarge(moves.orders())
                : new CsvResult.Ready(StatementCsv.of(merchantId, date,
                        sql.netBefore(merchantId, date), moves, lines));
    }

    /** @param lines up to one more than was asked for */
    record StatementPage(Money opening, StatementTotals moves, List<StatementLine> lines) {
    }

    /** A day as one CSV file, where it fits. */
    sealed interface CsvResult {

        record Ready(String text) implements CsvResult {
        }

        record TooLarge(long orders) implements CsvResult {
        }
    }
}
