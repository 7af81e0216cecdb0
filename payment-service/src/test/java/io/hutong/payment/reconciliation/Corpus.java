package io.hutong.payment.reconciliation;

import io.hutong.contracts.id.OrderIds;
import io.hutong.payment.bill.BillFile;
import io.hutong.payment.bill.BillFile.Money;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Books and bills of three days in which everything agrees but for what is seeded; each defect is
 * noted where it is made, in the words in which a comparison has to find it.
 */
final class Corpus {

    static final String TEA = "1900000101";
    private static final long FEE = 77;
    private static final long AMOUNT = 12_900;

    private final JdbcTemplate jdbc;
    private final LocalDate day;
    final BillFile today;
    final BillFile tomorrow;
    final BillFile late;
    final BillFile flows;
    private final Set<String> seeded = new LinkedHashSet<>();

    Corpus(JdbcTemplate jdbc, LocalDate day) {
        this.jdbc = jdbc;
        this.day = day;
        this.today = BillFile.trades(day);
        this.tomorrow = BillFile.trades(day.plusDays(1));
        this.late = BillFile.trades(day.plusDays(2));
        this.flows = BillFile.flows(day);
    }

    Set<String> seeded() {
        return seeded;
    }

    /** Orders that are right on both sides. */
    void clean(int orders) {
        for (int i = 0; i < orders; i++) {
            String number = paid(day, 12);
            bill(today, number, AMOUNT, FEE);
        }
    }

    void seedPayments() {
        seed("PAYMENT ONLY_OURS", paid(day, 9));
        String extra = OrderIds.next() + "0101";
        bill(today, extra, AMOUNT, FEE);
        seed("PAYMENT ONLY_THEIRS", extra);
        String twice = paid(day, 9);
        bill(today, twice, AMOUNT, FEE);
        bill(today, twice, AMOUNT, FEE);
        seed("PAYMENT REPEATED", twice);
        for (long by : new long[] {1, -1, 100, -100}) {
            String number = paid(day, 10);
            bill(today, number, AMOUNT + by, FEE);
            seed("PAYMENT AMOUNT_DIFFERS", number);
        }
        String fee = paid(day, 10);
        bill(today, fee, AMOUNT, FEE + 1);
        seed("PAYMENT FEE_DIFFERS", fee);
        String currency = paid(day, 10);
        today.payment(currency, "4" + currency, TEA, new Money(AMOUNT, FEE, "USD"));
        seed("PAYMENT CURRENCY_DIFFERS", currency);
        String merchant = paid(day, 10);
        today.payment(merchant, "4" + merchant, "1900000102", Money.fen(AMOUNT, FEE));
        seed("PAYMENT MERCHANT_DIFFERS", merchant);
        String transaction = paid(day, 10);
        today.payment(transaction, "4other", TEA, Money.fen(AMOUNT, FEE));
        seed("PAYMENT NUMBER_DIFFERS", transaction);
    }

    void seedStates() {
        String declined = attempt("DECLINED");
        bill(today, declined, AMOUNT, FEE);
        seed("PAYMENT STATE_DIFFERS", declined);
        String revoked = paid(day, 11);
        bill(today, revoked, AMOUNT, FEE);
        today.reversal(revoked, "4" + revoked, TEA, Money.fen(AMOUNT, FEE));
        seed("PAYMENT STATE_DIFFERS", revoked);
        String stillUnknown = attempt("UNKNOWN");
        bill(today, stillUnknown, AMOUNT, FEE);
        seed("PAYMENT STATE_DIFFERS", stillUnknown);
    }

    /** Looks odd and is right. */
    void innocent() {
        String reversed = attempt("REVERSED");
        bill(today, reversed, AMOUNT, FEE);
        today.reversal(reversed, "4" + reversed, TEA, Money.fen(AMOUNT, FEE));
        String reversedAfterMidnight = attempt("REVERSED");
        bill(today, reversedAfterMidnight, AMOUNT, FEE);
        tomorrow.reversal(reversedAfterMidnight, "4" + reversedAfterMidnight, TEA,
                Money.fen(AMOUNT, FEE));
        bill(tomorrow, paid(day, 23), AMOUNT, FEE);
        bill(today, paid(day.plusDays(1), 0), AMOUNT, FEE);
        bill(late, paid(day, 8), AMOUNT, FEE);
        attempt("DECLINED");
        String underWay = refund(500, "PROCESSING");
        today.refund(underWay, "5" + underWay, TEA, "PROCESSING", Money.fen(500, 3));
    }

    void seedRefunds() {
        String right = refund(500, "SUCCESS");
        today.refund(right, "5" + right, TEA, "SUCCESS", Money.fen(500, 3));
        seed("REFUND ONLY_OURS", refund(500, "SUCCESS"));
        String extra = OrderIds.next() + "R01";
        today.refund(extra, "5" + extra, TEA, "SUCCESS", Money.fen(500, 3));
        seed("REFUND ONLY_THEIRS", extra);
        String amount = refund(500, "SUCCESS");
        today.refund(amount, "5" + amount, TEA, "SUCCESS", Money.fen(499, 3));
        seed("REFUND AMOUNT_DIFFERS", amount);
        String fee = refund(500, "SUCCESS");
        today.refund(fee, "5" + fee, TEA, "SUCCESS", Money.fen(500, 2));
        seed("REFUND FEE_DIFFERS", fee);
        String closed = refund(500, "CLOSED");
        today.refund(closed, "5" + closed, TEA, "SUCCESS", Money.fen(500, 3));
        seed("REFUND STATE_DIFFERS", closed);
    }

    void seedShares() {
        String right = share(645);
        flows.share(right, "3" + right, 645);
        String amount = share(645);
        flows.share(amount, "3" + amount, 644);
        seed("SHARE AMOUNT_DIFFERS", amount);
        seed("SHARE ONLY_OURS", share(645));
        String extra = OrderIds.next() + "S01";
        flows.share(extra, "3" + extra, 645);
        seed("SHARE ONLY_THEIRS", extra);
    }

    private void seed(String defect, String number) {
        seeded.add(defect + " " + number);
    }

    private static void bill(BillFile file, String number, long amount, long fee) {
        file.payment(number, "4" + number, TEA, Money.fen(amount, fee));
    }

    /** A payment of 129 yuan in our books, at that hour in Beijing. */
    private String paid(LocalDate booked, int hour) {
        String order = order("AUTHORIZED");
        String number = order + "0101";
        part(order, "4" + number, AMOUNT);
        transfer(number, "DEBIT", order, AMOUNT, booked + " " + hour + ":30:00+08");
        transfer(number, "FEE", order, FEE, booked + " " + hour + ":30:00+08");
        return number;
    }

    private String attempt(String state) {
        String order = order("AUTHORIZING");
        part(order, null, 0);
        jdbc.update("insert into debit_attempt (number, order_id, attempt, state, body, appid,"
                + " deadline, due_at) values (?, ?, 1, ?, '', '', now(), 'infinity')",
                order + "01", order, state);
        return order + "0101";
    }

    private String refund(long amount, String state) {
        String order = order("AUTHORIZED");
        part(order, "4" + order, AMOUNT);
        String number = order + "R01";
        jdbc.update("insert into refund (number, order_id, part, amount, reason, state,"
                + " channel_number, due_at) values (?, ?, 1, ?, 'test', ?, ?, 'infinity')",
                number, order, amount, state, "5" + number);
        if (state.equals("SUCCESS")) {
            transfer(number, "REFUND", order, amount, day + " 14:00:00+08");
            transfer(number, "FEE_RETURN", order, 3, day + " 14:00:00+08");
        }
        return number;
    }

    private String share(long amount) {
        String order = order("SETTLED");
        part(order, "4" + order, AMOUNT);
        String number = order + "S01";
        jdbc.update("insert into split (number, order_id, part, amount, commission, traffic_fee,"
                + " channel_fee, state, channel_number, due_at) values (?, ?, 1, ?, ?, 0, 0,"
                + " 'DONE', ?, 'infinity')", number, order, AMOUNT, amount, "3" + number);
        transfer(number, "COMMISSION", order, amount, day + " 15:00:00+08");
        return number;
    }

    private String order(String status) {
        String order = OrderIds.next();
        jdbc.update("insert into payment (order_id, buyer_id, mini_program, total, fallback,"
                + " status) values (?, 'b', 'm', ?, 'NONE', ?)", order, AMOUNT, status);
        return order;
    }

    private void part(String order, String transaction, long paid) {
        jdbc.update("insert into sub_payment (order_id, part, merchant_id, sub_mchid, amount,"
                + " description, commission_bp, traffic_bp, channel_bp, transaction_id, paid)"
                + " values (?, 1, 'm-corpus', ?, ?, 'tea', 500, 200, 60, ?, ?)",
                order, TEA, AMOUNT, transaction, paid);
    }

    private void transfer(String entry, String kind, String order, long amount, String at) {
        jdbc.update("""
                with booked as (
                    insert into ledger_transfer (entry, kind, order_id, debit_account,
                        credit_account, amount, booked_at)
                    values (?, ?, ?, 'corpus:in', 'corpus:out', ?, ?::timestamptz)
                    returning amount)
                insert into ledger_balance as b (account_id, shard, debits, credits)
                select 'corpus:in', 0, amount, 0 from booked
                union all select 'corpus:out', 0, 0, amount from booked
                on conflict (account_id, shard) do update set
                    debits = b.debits + excluded.debits, credits = b.credits + excluded.credits
                """, entry, kind, order, amount, at);
    }
}
