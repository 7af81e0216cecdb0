package io.hutong.payment.reconciliation;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.payment.bill.BillImport;
import io.hutong.payment.bill.ImportResult;
import io.hutong.payment.bill.model.BillType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches a day's bills and compares them with the ledger, in one snapshot of the database. */
final class DayRun {

    /** The commerce platform's shares are in two bills. */
    private static final String OURS = """
            select coalesce(sum(times), 0) as items, coalesce(sum(amount * times), 0)::bigint
                as total
            from ledger_transfer join (values ('DEBIT', 1), ('REFUND', 1), ('COMMISSION', 2),
                ('COMMISSION_RETURN', 2), ('TRAFFIC_FEE', 1), ('TRAFFIC_FEE_RETURN', 1),
                ('SHARE', 1), ('SHARE_RETURN', 1),
                ('SUBSIDY', 1), ('SUBSIDY_RETURN', 1), ('ADVANCE', 1), ('ADVANCE_RETURN', 1))
                as bills (kind, times) using (kind)
            where booked_at >= ? and booked_at < ?""";
    private static final String THEIRS = """
            select count(*) as items, coalesce(sum(amount), 0)::bigint as total from (
                select amount from bill_line where bill_id = ? and kind <> 'REVERSAL'
                union all
                select abs(amount) from bill_flow where bill_id = ?
                    and (type in ('SHARE', 'ADVANCE_RETURN') and amount > 0
                        or type in ('SHARE_RETURN', 'ADVANCE') and amount < 0
                        or type = 'SUBSIDY')
                union all
                select case when state = 'CLOSED' then 0 else amount end from bill_share
                where bill_id = ? and type <> 'OTHER') as lines""";
    private static final String RECEIVERS = "select set_config('" + SplitSql.COMMERCE
            + "', ?, true), set_config('" + SplitSql.TRAFFIC + "', ?, true)";

    private final BillImport bills;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final Rules rules;

    /** @param sharers who receives shares */
    record Rules(ReconciliationSettings settings, Sharers sharers) {
    }

    /** The merchant accounts of the commerce and of the traffic platform. */
    record Sharers(String commerce, String traffic) {
    }

    /** @param snapshot repeatable read, read only */
    DayRun(BillImport bills, JdbcTemplate jdbc, TransactionTemplate snapshot, Rules rules) {
        this.bills = bills;
        this.jdbc = jdbc;
        this.snapshot = snapshot;
        this.rules = rules;
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
            // a day's rows and lines are joined as wholes, not looked up one by one
            Sql.allowWholeTables(jdbc);
            jdbc.execute("set local work_mem = '64MB'");
            jdbc.queryForList(RECEIVERS, rules.sharers.commerce, rules.sharers.traffic);
            ReconciliationSettings settings = rules.settings;
            Tally tally = new Tally(new Comparison(day.isWithin(settings.missingAfter(), now)),
                    settings.maxCases());
            Items items = new Items(jdbc);
            for (Subject subject : Subject.values()) {
                items.unequal(subject, day, idOf(ids, subject.bill()), tally::take);
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

    private Outcome.Sums sums(BusinessDay day, Map<BillType, Long> ids) {
        long[] ours = row(OURS, Timestamp.from(day.start()), Timestamp.from(day.end()));
        long[] theirs = row(THEIRS, idOf(ids, BillType.TRADE), idOf(ids, BillType.FUND_FLOW),
                idOf(ids, BillType.PROFIT_SHARING));
        return new Outcome.Sums(ours[0], Money.fen(ours[1]), theirs[0], Money.fen(theirs[1]));
    }

    /** A day without a bill of that type has 0, and a type that is missing ended the run. */
    private static long idOf(Map<BillType, Long> ids, BillType type) {
        return Objects.requireNonNull(ids.get(type));
    }

    private long[] row(String sql, Object... arguments) {
        return jdbc.query(sql, (row, n) -> new long[] {row.getLong("items"),
                row.getLong("total")}, arguments).getFirst();
    }
}
