package io.hutong.payment.reconciliation;

import io.hutong.kernel.id.OrderIds;
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
    static final DayRun.Sharers SHARERS = new DayRun.Sharers("1900000001", "1900000002");
    private static final long FEE = CorpusBooks.FEE;
    private static final long AMOUNT = CorpusBooks.AMOUNT;

    private final LocalDate day;
    private final CorpusBooks books;
    final BillFile today;
    final BillFile tomorrow;
    final BillFile late;
    final SharingCorpus shares;
    private final Set<String> seeded = new LinkedHashSet<>();

    Corpus(JdbcTemplate jdbc, LocalDate day) {
        this.day = day;
        this.books = new CorpusBooks(jdbc, day);
        this.today = BillFile.trades(day);
        this.tomorrow = BillFile.trades(day.plusDays(1));
        this.late = BillFile.trades(day.plusDays(2));
        this.shares = new SharingCorpus(books, day, seeded);
    }

    Set<String> seeded() {
        return seeded;
    }

    /** Orders that are right on both sides. */
    void clean(int orders) {
        for (int i = 0; i < orders; i++) {
            String number = books.paid(day, 12);
            bill(today, number, AMOUNT, FEE);
        }
    }

    void seedPayments() {
        seed("PAYMENT ONLY_OURS", books.paid(day, 9));
        String extra = OrderIds.next() + "0101";
        bill(today, extra, AMOUNT, FEE);
        seed("PAYMENT ONLY_THEIRS", extra);
        String twice = books.paid(day, 9);
        bill(today, twice, AMOUNT, FEE);
        bill(today, twice, AMOUNT, FEE);
        seed("PAYMENT REPEATED", twice);
        for (long by : new long[] {1, -1, 100, -100}) {
            String number = books.paid(day, 10);
            bill(today, number, AMOUNT + by, FEE);
            seed("PAYMENT AMOUNT_DIFFERS", number);
        }
        String fee = books.paid(day, 10);
        bill(today, fee, AMOUNT, FEE + 1);
        seed("PAYMENT FEE_DIFFERS", fee);
        String currency = books.paid(day, 10);
        today.payment(currency, "4" + currency, TEA, new Money(AMOUNT, FEE, "USD"));
        seed("PAYMENT CURRENCY_DIFFERS", currency);
        String merchant = books.paid(day, 10);
        today.payment(merchant, "4" + merchant, "1900000102", Money.fen(AMOUNT, FEE));
        seed("PAYMENT MERCHANT_DIFFERS", merchant);
        String transaction = books.paid(day, 10);
        today.payment(transaction, "4other", TEA, Money.fen(AMOUNT, FEE));
        seed("PAYMENT NUMBER_DIFFERS", transaction);
    }

    void seedStates() {
        String declined = books.attempt("DECLINED");
        bill(today, declined, AMOUNT, FEE);
        seed("PAYMENT STATE_DIFFERS", declined);
        String revoked = books.paid(day, 11);
        bill(today, revoked, AMOUNT, FEE);
        today.reversal(revoked, "4" + revoked, TEA, Money.fen(AMOUNT, FEE));
        seed("PAYMENT STATE_DIFFERS", revoked);
        String stillUnknown = books.attempt("UNKNOWN");
        bill(today, stillUnknown, AMOUNT, FEE);
        seed("PAYMENT STATE_DIFFERS", stillUnknown);
    }

    /** Looks odd and is right. */
    void innocent() {
        String reversed = books.attempt("REVERSED");
        bill(today, reversed, AMOUNT, FEE);
        today.reversal(reversed, "4" + reversed, TEA, Money.fen(AMOUNT, FEE));
        String reversedAfterMidnight = books.attempt("REVERSED");
        bill(today, reversedAfterMidnight, AMOUNT, FEE);
        tomorrow.reversal(reversedAfterMidnight, "4" + reversedAfterMidnight, TEA,
                Money.fen(AMOUNT, FEE));
        bill(tomorrow, books.paid(day, 23), AMOUNT, FEE);
        bill(today, books.paid(day.plusDays(1), 0), AMOUNT, FEE);
        bill(late, books.paid(day, 8), AMOUNT, FEE);
        books.attempt("DECLINED");
        String underWay = books.refund(500, "PROCESSING");
        today.refund(underWay, "5" + underWay, TEA, "PROCESSING", Money.fen(500, 3));
    }

    void seedRefunds() {
        String right = books.refund(500, "SUCCESS");
        today.refund(right, "5" + right, TEA, "SUCCESS", Money.fen(500, 3));
        seed("REFUND ONLY_OURS", books.refund(500, "SUCCESS"));
        String extra = OrderIds.next() + "R01";
        today.refund(extra, "5" + extra, TEA, "SUCCESS", Money.fen(500, 3));
        seed("REFUND ONLY_THEIRS", extra);
        String amount = books.refund(500, "SUCCESS");
        today.refund(amount, "5" + amount, TEA, "SUCCESS", Money.fen(499, 3));
        seed("REFUND AMOUNT_DIFFERS", amount);
        String fee = books.refund(500, "SUCCESS");
        today.refund(fee, "5" + fee, TEA, "SUCCESS", Money.fen(500, 2));
        seed("REFUND FEE_DIFFERS", fee);
        String closed = books.refund(500, "CLOSED");
        today.refund(closed, "5" + closed, TEA, "SUCCESS", Money.fen(500, 3));
        seed("REFUND STATE_DIFFERS", closed);
    }

    private void seed(String defect, String number) {
        seeded.add(defect + " " + number);
    }

    private static void bill(BillFile file, String number, long amount, long fee) {
        file.payment(number, "4" + number, TEA, Money.fen(amount, fee));
    }
}
