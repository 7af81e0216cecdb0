package io.hutong.payment.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.bill.BillFile.Split;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.testing.PaymentApp;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A bill is kept whole or not at all, and once. */
class BillImportStoryTest {

    private static final LocalDate DAY = LocalDate.of(2020, 3, 1);
    /** Nothing of this day is ever kept. */
    private static final LocalDate BAD = LocalDate.of(2020, 2, 1);

    private final PaymentApp app = PaymentApp.shared();
    private final FakeBills channel = new FakeBills();
    private final BillImport bills = channel.into(app);

    @Test
    void everyLineIsKeptWithoutTheBuyer() {
        LocalDate day = DAY;
        channel.put(BillType.TRADE, day, bill(day).bytes());

        ImportResult result = bills.run(BillType.TRADE, day);

        assertThat(result).isInstanceOfSatisfying(ImportResult.Imported.class,
                imported -> assertThat(app.jdbc()
                        .queryForList("select kind || ' ' || number || ' ' || amount"
                                + " || ' ' || fee || ' ' || sub_mchid from bill_line where bill_id = ?"
                                + " order by line", String.class, imported.billId()))
                        .containsExactly("PAYMENT A01 12900 77 1900000101",
                                "REFUND R01 500 3 1900000101",
                                "REVERSAL A02 900 5 1900000102"));
        assertThat(app.jdbc().queryForObject("select count(*) from bill_line l"
                + " where l::text like '%oSomebody%'", Long.class)).isZero();
    }

    @Test
    void sameFileTwiceIsImportedOnce() {
        LocalDate day = DAY.plusDays(1);
        channel.put(BillType.TRADE, day, bill(day).bytes());
        ImportResult first = bills.run(BillType.TRADE, day);

        ImportResult second = bills.run(BillType.TRADE, day);

        assertThat(second).isEqualTo(new ImportResult.Known(
                ((ImportResult.Imported) first).billId(), 3));
        assertThat(channel.downloads()).isEqualTo(1);
        assertThat(lines(day)).isEqualTo(3);
    }

    @Test
    void billThatTheChannelHasMadeAnewReplacesTheOneBefore() {
        LocalDate day = DAY.plusDays(2);
        channel.put(BillType.TRADE, day, bill(day).bytes());
        bills.run(BillType.TRADE, day);
        channel.put(BillType.TRADE, day, bill(day)
                .payment("A03", "4203", "1900000101", BillFile.Money.fen(100, 1)).bytes());

        bills.run(BillType.TRADE, day);

        assertThat(lines(day)).isEqualTo(4);
    }

    @Test
    void wrongHashIsRefused() {
        byte[] file = bill(BAD).bytes();

        assertRefused(file, "0".repeat(40), BillFault.BILL_HASH_MISMATCH);
    }

    @Test
    void wrongTotalLineIsRefused() {
        assertRefused(utf8(bill(BAD).wrong(0, 1)), BillFault.BILL_TOTALS_WRONG);
        assertRefused(utf8(bill(BAD).wrong(1, 0)), BillFault.BILL_TOTALS_WRONG);
    }

    @Test
    void truncatedFileIsRefused() {
        String text = bill(BAD).text();

        for (int length : new int[] {0, 50, text.indexOf("A01"), text.indexOf("R01"),
                text.indexOf("总交易单数"), text.indexOf("总交易单数") + 20, text.length() - 20}) {
            assertRefused(utf8(text.substring(0, length)), BillFault.BILL_TRUNCATED);
        }
    }

    @Test
    void truncatedTotalIsNotTheAnnouncedFile() {
        String text = bill(BAD).text();

        assertRefused(utf8(text.substring(0, text.length() - 2)),
                BillFile.sha1(utf8(text)), BillFault.BILL_HASH_MISMATCH);
    }

    @Test
    void markOfAnotherEncodingIsRefused() {
        assertRefused(bill(BAD).text().getBytes(StandardCharsets.UTF_16),
                BillFault.BILL_NOT_UTF8);
    }

    @Test
    void fileInGbkIsRefused() {
        assertRefused(bill(BAD).text().substring(1).getBytes(Charset.forName("GBK")),
                BillFault.BILL_NOT_UTF8);
    }

    @Test
    void fileWithoutAMarkIsReadToo() {
        LocalDate day = DAY.plusDays(3);
        channel.put(BillType.TRADE, day, utf8(bill(day).text().substring(1)));

        assertThat(bills.run(BillType.TRADE, day)).isInstanceOf(ImportResult.Imported.class);
    }

    @Test
    void billOfAnotherDayIsRefused() {
        assertRefused(bill(BAD.minusDays(1)).bytes(), BillFault.BILL_OF_ANOTHER_DAY);
    }

    @Test
    void lineThatNeverEndsIsRefused() {
        assertRefused(utf8("x".repeat(1_000_000)), BillFault.BILL_MALFORMED);
    }

    @Test
    void amountWithFractionsOfAFenIsRefused() {
        assertRefused(utf8(bill(BAD).text().replace("0.77000", "0.77010")),
                BillFault.BILL_MALFORMED);
    }

    @Test
    void balanceThatDoesNotFollowIsRefused() {
        LocalDate day = DAY.plusDays(4);
        channel.put(BillType.FUND_FLOW, day, utf8(BillFile.flows(day).share("S1", "301", 645)
                .share("S2", "302", 295).text().replace("`9.40", "`9.41")));

        assertThat(bills.run(BillType.FUND_FLOW, day)).isInstanceOfSatisfying(
                ImportResult.Refused.class, refused -> assertThat(refused.fault())
                        .isEqualTo(BillFault.BILL_BALANCE_BROKEN));
    }

    @Test
    void everyReceiverOfADivisionIsKept() {
        LocalDate day = DAY.plusDays(5);
        channel.put(BillType.PROFIT_SHARING, day, sharing(day).bytes());

        ImportResult result = bills.run(BillType.PROFIT_SHARING, day);

        assertThat(result).isInstanceOfSatisfying(ImportResult.Imported.class,
                imported -> assertThat(app.jdbc().queryForList("select type || ' ' || number || ' '"
                        + " || receiver || ' ' || state || ' ' || amount from bill_share"
                        + " where bill_id = ? order by line", String.class, imported.billId()))
                        .containsExactly("SHARE S01 1900000001 SUCCESS 645",
                                "SHARE S01 1900000002 CLOSED 258",
                                "RETURN R01C 1900000001 SUCCESS 32"));
        assertThat(bills.run(BillType.PROFIT_SHARING, day)).isEqualTo(new ImportResult.Known(
                ((ImportResult.Imported) result).billId(), 3));
    }

    @Test
    void badBillsOfOtherKindsAreRefusedLikeTradeBills() {
        refuses(BillType.PROFIT_SHARING, sharing(BAD), sharing(BAD.plusDays(1)));
        refuses(BillType.FUND_FLOW, flows(BAD), flows(BAD.plusDays(1)));
    }

    private void refuses(BillType type, BillFile right, BillFile ofAnotherDay) {
        String text = right.text();
        assertFault(type, utf8(right.wrong(1, 0)), BillFault.BILL_TOTALS_WRONG);
        assertFault(type, utf8(right.wrong(0, 1)), BillFault.BILL_TOTALS_WRONG);
        assertFault(type, utf8(text.substring(0, text.length() / 2)),
                BillFault.BILL_TRUNCATED);
        assertFault(type, ofAnotherDay.bytes(), BillFault.BILL_OF_ANOTHER_DAY);
        assertFault(type, utf8(text.replace("6.45", "six")), BillFault.BILL_MALFORMED);
        channel.put(type, BAD, right.bytes(), "0".repeat(40));
        assertThat(bills.run(type, BAD)).isInstanceOfSatisfying(ImportResult.Refused.class,
                refused -> assertThat(refused.fault()).isEqualTo(
                        BillFault.BILL_HASH_MISMATCH));
        assertThat(count("select count(*) from channel_bill where day = '" + BAD + "'"))
                .isZero();
    }

    private void assertFault(BillType type, byte[] file, BillFault fault) {
        channel.put(type, BAD, file);
        assertThat(bills.run(type, BAD)).isInstanceOfSatisfying(ImportResult.Refused.class,
                refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    private static BillFile sharing(LocalDate day) {
        return BillFile.sharing(day).split(Split.share("S01", "1900000001", 645))
                .split(Split.share("S01", "1900000002", 258).state("CLOSED"))
                .split(Split.back("R01C", "1900000001", 32));
    }

    private static BillFile flows(LocalDate day) {
        return BillFile.flows(day).share("S01", "301", 645)
                .flow("补差", "B01", "701", -500);
    }

    private void assertRefused(byte[] file, BillFault fault) {
        assertRefused(file, BillFile.sha1(file), fault);
    }

    private void assertRefused(byte[] file, String hash, BillFault fault) {
        Long before = count("select count(*) from bill_line");
        channel.put(BillType.TRADE, BAD, file, hash);

        ImportResult result = bills.run(BillType.TRADE, BAD);

        assertThat(result).isInstanceOfSatisfying(ImportResult.Refused.class,
                refused -> assertThat(refused.fault()).isEqualTo(fault));
        assertThat(count("select count(*) from bill_line")).isEqualTo(before);
        assertThat(count("select count(*) from channel_bill where day = '" + BAD + "'"))
                .isZero();
    }

    private static BillFile bill(LocalDate day) {
        return BillFile.trades(day)
                .payment("A01", "4201", "1900000101", BillFile.Money.fen(12_900, 77))
                .refund("R01", "5001", "1900000101", "SUCCESS", BillFile.Money.fen(500, 3))
                .reversal("A02", "4202", "1900000102", BillFile.Money.fen(900, 5));
    }

    private long lines(LocalDate day) {
        return count("select count(*) from bill_line join channel_bill using (bill_id)"
                + " where day = '" + day + "'");
    }

    private long count(String sql) {
        Long count = app.jdbc().queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
