package io.hutong.payment.reconciliation;

import io.hutong.payment.bill.GeneratedBill;
import io.hutong.payment.bill.model.BillType;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the books, makes the bill, compares them and says how long it took; a JVM of its own. */
final class LargeBillRun {

    private static final LocalDate DAY = LocalDate.of(2021, 11, 11);
    private static final int DEFECTS = 100;
    /** Without the indexes that a comparison of a whole day does not use, for room on the disk. */
    private static final String BOOKS = """
            set session_replication_role = replica;
            alter table sub_payment set (fillfactor = 100);
            alter table ledger_transfer drop constraint ledger_transfer_pkey;
            alter table ledger_transfer drop constraint ledger_transfer_entry_kind_key;
            drop index ledger_transfer_debit, ledger_transfer_credit, ledger_transfer_xid;
            alter table sub_payment drop constraint sub_payment_pkey cascade;
            insert into ledger_transfer (entry, kind, order_id, debit_account, credit_account,
                amount, booked_at)
            select '01bench' || lpad(n::text, 19, '0') || '0101', kind,
                '01bench' || lpad(n::text, 19, '0'), 'merchant:m-tea:frozen', 'buyers', fen,
                timestamptz '2021-11-11 12:00:00+08'
            from generate_series(0, %1$d - 1) as n,
                (values ('DEBIT', 12900), ('FEE', 77)) as kinds (kind, fen);
            insert into sub_payment (order_id, part, merchant_id, sub_mchid, amount, description,
                commission_bp, traffic_bp, channel_bp, transaction_id, paid)
            select '01bench' || lpad(n::text, 19, '0'), 1, 'm-tea', '1900000101', 12900, 'tea',
                500, 200, 60, '401bench' || lpad(n::text, 19, '0') || '0101', 12900
            from generate_series(0, %1$d - 1) as n;
            alter table sub_payment add primary key (order_id, part);
            analyze ledger_transfer; analyze sub_payment""";

    private LargeBillRun() {
    }

    public static void main(String[] args) {
        int lines = Integer.parseInt(args[0]);
        Flyway.configure().dataSource(args[1], null, null).outOfOrder(true)
                .locations("classpath:db/messaging", "classpath:db/http",
                        "classpath:db/migration")
                .placeholders(Map.of("serviceRole", "postgres")).load().migrate();
        SingleConnectionDataSource database = new SingleConnectionDataSource(args[1], true);
        if (args.length > 2 && args[2].equals("import")) {
            importOnly(database, lines);
            return;
        }
        long filling = System.nanoTime();
        new JdbcTemplate(database).execute(BOOKS.formatted(lines));
        say("books filled: %,d orders in %,d ms%n", lines, since(filling));
        compare(database, lines);
        database.destroy();
    }

    /** Reads and keeps a bill, without books to compare it with. */
    private static void importOnly(SingleConnectionDataSource database, int lines) {
        var bills = new GeneratedBill(DAY, lines, DEFECTS).into(database,
                new TransactionTemplate(new DataSourceTransactionManager(database)));
        long start = System.nanoTime();
        var result = bills.run(BillType.TRADE, DAY);
        long took = since(start);
        say("import: %s, %,d ms = %,d lines/s; peak heap %,d MB of %,d%n", result, took,
                lines * 1000L / took, peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void compare(SingleConnectionDataSource database, int lines) {
        var transactions = new DataSourceTransactionManager(database);
        var bills = new GeneratedBill(DAY, lines, DEFECTS)
                .into(database, new TransactionTemplate(transactions));
        DayRun run = new ReconciliationConfiguration().dayRun(bills, database, transactions,
                new DayRun.Rules(new ReconciliationSettings(false, false, 2, 1_000, 40, 1,
                        Duration.ZERO), new DayRun.Sharers("1900000001", "1900000002")));
        long start = System.nanoTime();
        bills.run(BillType.TRADE, DAY);
        long imported = since(start);
        new JdbcTemplate(database).execute("analyze bill_line");
        long comparing = System.nanoTime();
        var result = (Outcome.Compared) run.of(
                new BusinessDay(DAY), Instant.parse("2021-12-01T00:00:00Z"));
        long compared = since(comparing);
        say("import:     %,d lines in %,d ms = %,d lines/s%n", lines, imported,
                lines * 1000L / imported);
        say("comparison: %,d items in %,d ms = %,d items/s%n", lines, compared,
                lines * 1000L / compared);
        say("matched %,d, differences %,d of %d seeded; peak heap %,d MB of %,d%n",
                result.matched(), result.found(), DEFECTS, peakHeap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        if (result.found() != DEFECTS || result.matched() != lines - DEFECTS) {
            System.exit(1);
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static long since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() + 1;
    }

    private static void say(String text, Object... values) {
        System.out.printf(text, values);
        System.out.flush();
    }
}
