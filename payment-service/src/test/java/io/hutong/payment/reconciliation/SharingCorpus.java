package io.hutong.payment.reconciliation;

import io.hutong.kernel.id.OrderIds;
import io.hutong.payment.bill.BillFile;
import io.hutong.payment.bill.BillFile.Split;
import java.time.LocalDate;
import java.util.Set;

/** The part of the corpus that the fund flow and the profit-sharing bill have. */
final class SharingCorpus {

    private static final String COMMERCE = Corpus.SHARERS.commerce();
    private static final String TRAFFIC = Corpus.SHARERS.traffic();

    private final CorpusBooks books;
    private final Set<String> seeded;
    final BillFile flows;
    final BillFile sharing;
    final BillFile sharingTomorrow;

    SharingCorpus(CorpusBooks books, LocalDate day, Set<String> seeded) {
        this.books = books;
        this.seeded = seeded;
        this.flows = BillFile.flows(day);
        this.sharing = BillFile.sharing(day);
        this.sharingTomorrow = BillFile.sharing(day.plusDays(1));
    }

    void seedShares() {
        String right = books.share(645);
        flows.share(right, "3" + right, 645);
        commission(right);
        String amount = books.share(645);
        flows.share(amount, "3" + amount, 644);
        commission(amount);
        seed("SHARE AMOUNT_DIFFERS", amount);
        String missing = books.share(645);
        commission(missing);
        seed("SHARE ONLY_OURS", missing);
        String extra = OrderIds.next() + "S01";
        flows.share(extra, "3" + extra, 645);
        seed("SHARE ONLY_THEIRS", extra);
        String back = books.shareReturn("R0101C", COMMERCE, 32, "SUCCESS");
        flows.flow("分账回退", back, "6" + back, -32);
        sharing.split(Split.back(back, COMMERCE, 32));
        String less = books.shareReturn("R0101C", COMMERCE, 32, "SUCCESS");
        flows.flow("分账回退", less, "6" + less, -31);
        sharing.split(Split.back(less, COMMERCE, 32));
        seed("SHARE_RETURN AMOUNT_DIFFERS", less);
    }

    /** What only the fund flow has: subsidies and what was advanced for merchants. */
    void seedFlows() {
        seedFlow("SUBSIDY", "补差", "B01", -2_000, "");
        seedFlow("SUBSIDY_RETURN", "补差回退", "R0101B", 500, "");
        seedFlow("ADVANCE", "退款垫付", "R0101", -300, "");
        seedFlow("ADVANCE_RETURN", "垫付回补", "R0101", 300, "A");
        String unbooked = books.share(645);
        flows.share(unbooked, "3" + unbooked, 645);
        commission(unbooked);
        String subsidy = unbooked.replace("S01", "B01");
        flows.flow("补差", subsidy, "7" + subsidy, -2_000);
        seed("SUBSIDY STATE_DIFFERS", subsidy);
    }

    private void seedFlow(String kind, String type, String ending, long amount, String more) {
        long fen = Math.abs(amount);
        long less = amount - Long.signum(amount);
        String right = books.booked(kind, ending, more, fen);
        flows.flow(type, right, "7" + right, amount);
        String differs = books.booked(kind, ending, more, fen);
        flows.flow(type, differs, "7" + differs, less);
        seed(kind + " AMOUNT_DIFFERS", differs + more);
        String twice = books.booked(kind, ending, more, fen);
        flows.flow(type, twice, "7" + twice, amount).flow(type, twice, "7" + twice, amount);
        seed(kind + " REPEATED", twice + more);
        seed(kind + " ONLY_OURS", books.booked(kind, ending, more, fen) + more);
        String extra = OrderIds.next() + ending;
        flows.flow(type, extra, "7" + extra, amount);
        seed(kind + " ONLY_THEIRS", extra + more);
    }

    /** The profit-sharing bill. */
    void seedSplits() {
        traffic(Split.share(books.divided(), TRAFFIC, 258), "");
        for (long by : new long[] {1, -1, 100, -100}) {
            traffic(Split.share(books.divided(), TRAFFIC, 258 + by), "AMOUNT_DIFFERS");
        }
        traffic(Split.share(books.divided(), TRAFFIC, 258).subMchid("1900000102"),
                "MERCHANT_DIFFERS");
        traffic(Split.share(books.divided(), TRAFFIC, 258).channelNumber("3other"),
                "NUMBER_DIFFERS");
        traffic(Split.share(books.divided(), TRAFFIC, 258).state("CLOSED"), "STATE_DIFFERS");
        Split twice = Split.share(books.divided(), TRAFFIC, 258);
        sharing.split(twice);
        traffic(twice, "REPEATED");
        String missing = books.divided();
        seed("SPLIT ONLY_OURS", missing + ":" + TRAFFIC);
        String other = books.divided();
        sharing.split(Split.share(other, "1900000009", 258));
        seed("SPLIT ONLY_OURS", other + ":" + TRAFFIC);
        seed("SPLIT ONLY_THEIRS", other + ":1900000009");
        String third = books.shared("1900000007", 99);
        sharing.split(Split.share(third, "1900000007", 98));
        seed("SPLIT AMOUNT_DIFFERS", third + ":1900000007");
        String extra = OrderIds.next() + "S01";
        traffic(Split.share(extra, TRAFFIC, 258), "ONLY_THEIRS");
        seedSplitReturns();
    }

    private void seedSplitReturns() {
        String right = books.shareReturn("R0101T", TRAFFIC, 12, "SUCCESS");
        sharing.split(Split.back(right, TRAFFIC, 12));
        String less = books.shareReturn("R0101T", TRAFFIC, 12, "SUCCESS");
        sharing.split(Split.back(less, TRAFFIC, 11));
        seed("SPLIT_RETURN AMOUNT_DIFFERS", less + ":" + TRAFFIC);
        seed("SPLIT_RETURN ONLY_OURS",
                books.shareReturn("R0101T", TRAFFIC, 12, "SUCCESS") + ":" + TRAFFIC);
        String extra = OrderIds.next() + "R0101T";
        sharing.split(Split.back(extra, TRAFFIC, 12));
        seed("SPLIT_RETURN ONLY_THEIRS", extra + ":" + TRAFFIC);
        String failed = books.shareReturn("R0101T", TRAFFIC, 12, "FAILED");
        sharing.split(Split.back(failed, TRAFFIC, 12));
        seed("SPLIT_RETURN STATE_DIFFERS", failed + ":" + TRAFFIC);
    }

    /** Looks odd in the profit-sharing bill and is right. */
    void innocentSplits() {
        String closed = books.unshared();
        sharing.split(Split.share(closed, TRAFFIC, 258).state("CLOSED"));
        sharingTomorrow.split(Split.share(books.divided(), TRAFFIC, 258));
        sharing.split(Split.share(books.shared("1900000007", 99), "1900000007", 99));
        String released = books.divided();
        sharing.split(Split.share(released, TRAFFIC, 258)).split(new Split(
                "完结分账", released, Corpus.TEA, 11_920, "SUCCESS", "3" + released, Corpus.TEA));
    }

    private void traffic(Split split, String defect) {
        sharing.split(split);
        if (!defect.isEmpty()) {
            seed("SPLIT " + defect, split.number() + ":" + split.receiver());
        }
    }

    private void commission(String number) {
        sharing.split(Split.share(number, COMMERCE, 645));
    }

    private void seed(String defect, String number) {
        seeded.add(defect + " " + number);
    }
}
