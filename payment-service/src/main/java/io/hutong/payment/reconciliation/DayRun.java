package io.hutong.payment.reconciliation;

import io.hutong.contracts.money.Money;
import io.hutong.payment.bill.BillImport;
import io.hutong.payment.bill.ImportResult;
import io.hutong.payment.channel.BillType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches a day's bills and compares them with the ledger, in one snapshot of the database. */
final class DayRun {

    private static final String OURS = """
            select count(*) as items, coalesce(sum(amount), 0)::bigint as total
            from ledger_transfer where kind in ('DEBIT', 'REFUND', 'COMMISSION', 'COMMISSION_RETURN')
                and booked_at >= ? and booked_at < ?""";
    private static final String THEIRS = """
            select count(*) as items, coalesce(sum(amount), 0)::bigint as total from (
                select amount from bill_line where bill_id = ? and kind <> 'REVERSAL'
                union all
                select abs(amount) from bill_flow where bill_id = ?
                    and (type = '分账' and amount > 0 or type = '分账回退' and amount < 0))
                as lines""";

    private final BillImport bills;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final ReconciliationSettings settings;

    /** @param snapshot repeatable read, read only */
    DayRun(BillImport bills, JdbcTemplate jdbc, TransactionTemplate snapshot,
            ReconciliationSettings settings) {
        this.bills = bills;
        this.jdbc = jdbc;
        this.snapshot = snapshot;
        this.settings = settings;
    }

    Outcome of(BusinessDay day, Instant now) {
        Map<BillType, Long> ids = new EnumMap<>(BillType.class);
        for (BillType type : BillType.values()) {
            switch (bills.run(type, day.date())) {
                case ImportResult.Imported(long id, long lines) -> ids.put(type, id);
                case ImportResult.Known(long id, long lines) -> ids.put(type, id);
                case ImportResult.None none -> ids.put(type, 0L);
                case ImportResult.NotReady notReady -> {
                    return new Outcome.Refused("BILL_NOT_READY", "WeChat Pay still makes the "
                            + "bill of " + day.date() + "; try again in half an hour.");
                }
                case ImportResult.Refused(var fault, String detail) -> {
                    return new Outcome.Refused(fault.name(), "The " + type
                            + " bill was not imported: " + detail + ".");
                }
                case ImportResult.Unavailable(String cause) -> {
                    return new Outcome.Refused("CHANNEL_UNAVAILABLE",
                            "WeChat Pay gives no " + type + " bill: " + cause + ".");
                }
            }
        }
        return compare(day, now, ids);
    }

    private Outcome compare(BusinessDay day, Instant now, Map<BillType, Long> ids) {
        Outcome outcome = snapshot.execute(tx -> {
            jdbc.execute("set local work_mem = '64MB'");
            Tally tally = new Tally(new Comparison(day.isWithin(settings.missingAfter(), now)),
                    settings.maxCases());
            Items items = new Items(jdbc);
            for (Subject subject : Subject.values()) {
                items.unequal(subject, day, ids.get(billOf(subject)), tally::take);
            }
            Outcome.Sums sums = sums(day, ids);
            return new Outcome.Compared(sums, sums.theirs() - tally.unequalOfTheirs(),
                    tally.waiting(), tally.differences(), tally.kept());
        });
        if (outcome == null) {
            throw new IllegalStateException("a transaction gave nothing");
        }
        return outcome;
    }

    private static BillType billOf(Subject subject) {
        return switch (subject) {
            case PAYMENT, REFUND -> BillType.TRADE;
            case SHARE, SHARE_RETURN -> BillType.FUND_FLOW;
        };
    }

    private Outcome.Sums sums(BusinessDay day, Map<BillType, Long> ids) {
        long[] ours = row(OURS, Timestamp.from(day.start()), Timestamp.from(day.end()));
        long[] theirs = row(THEIRS, ids.get(BillType.TRADE), ids.get(BillType.FUND_FLOW));
        return new Outcome.Sums(ours[0], Money.fen(ours[1]), theirs[0], Money.fen(theirs[1]));
    }

    private long[] row(String sql, Object... arguments) {
        return jdbc.query(sql, (row, n) -> new long[] {row.getLong("items"),
            row.getLong("total")}, arguments).getFirst();
    }
}
