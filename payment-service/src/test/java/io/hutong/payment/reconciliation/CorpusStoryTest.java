package io.hutong.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.bill.FakeBills;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.testing.PaymentApp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** Every seeded defect is found once under its name, and nothing else is. */
class CorpusStoryTest {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);
    private static final Instant MUCH_LATER = Instant.parse("2020-06-20T04:00:00Z");

    private final PaymentApp app = PaymentApp.shared();

    @Test
    void exactlyTheSeededDefectsAreFound() {
        Corpus corpus = new Corpus(app.superuser(), DAY);
        corpus.clean(200);
        corpus.seedPayments();
        corpus.seedStates();
        corpus.seedRefunds();
        corpus.shares.seedShares();
        corpus.shares.seedFlows();
        corpus.shares.seedSplits();
        corpus.shares.innocentSplits();
        corpus.innocent();

        List<String> found = new ArrayList<>();
        for (Outcome.Compared day : threeDays(corpus, MUCH_LATER)) {
            day.differences().forEach(d -> found.add(
                    Details.subject(d) + " " + d.type() + " " + Details.number(d)));
            assertThat(day.found()).isEqualTo(day.differences().size());
        }

        report(corpus.seeded(), found);
        assertThat(found).containsExactlyInAnyOrderElementsOf(corpus.seeded());
        assertThat(corpus.seeded()).hasSize(57);
    }

    @Test
    void whatTheBillLacksIsExpectedAtFirstAndMissingAfterTwoDays() {
        LocalDate day = DAY.plusDays(30);
        Corpus corpus = new Corpus(app.superuser(), day);
        corpus.clean(3);
        corpus.seedPayments();
        long missing = 1;

        Outcome.Compared atFirst = compared(corpus, day, "2020-07-03T15:59:59Z");
        Outcome.Compared afterwards = compared(corpus, day, "2020-07-03T16:00:00Z");

        assertThat(atFirst.waiting()).isEqualTo(missing);
        assertThat(afterwards.waiting()).isZero();
        assertThat(afterwards.found()).isEqualTo(atFirst.found() + missing);
    }

    @Test
    void cleanDayIsBalanced() {
        LocalDate day = DAY.plusDays(60);
        Corpus corpus = new Corpus(app.superuser(), day);
        corpus.clean(50);

        Outcome.Compared result = compared(corpus, day, "2020-08-20T00:00:00Z");

        assertThat(result.status()).isEqualTo("BALANCED");
        assertThat(result.matched()).isEqualTo(50);
        assertThat(result.sums().ours()).isEqualTo(result.sums().theirs()).isEqualTo(50);
    }

    /** Precision and recall, and by name what lowers them. */
    private static void report(Set<String> seeded, List<String> found) {
        Set<String> right = new TreeSet<>(found);
        right.retainAll(seeded);
        System.out.printf("reconciliation corpus: seeded %d, found %d, right %d,"
                + " precision %d/%d, recall %d/%d%n", seeded.size(), found.size(), right.size(),
                right.size(), found.size(), right.size(), seeded.size());
    }

    private List<Outcome.Compared> threeDays(Corpus corpus, Instant now) {
        FakeBills channel = bills(corpus, DAY);
        for (int i = 2; i > 0; i--) {
            channel.into(app).run(BillType.TRADE, DAY.plusDays(i));
            channel.into(app).run(BillType.PROFIT_SHARING, DAY.plusDays(i));
        }
        return List.of(run(channel, DAY, now), run(channel, DAY.plusDays(1), now),
                run(channel, DAY.plusDays(2), now));
    }

    private Outcome.Compared compared(Corpus corpus, LocalDate day, String now) {
        return run(bills(corpus, day), day, Instant.parse(now));
    }

    private static FakeBills bills(Corpus corpus, LocalDate day) {
        FakeBills channel = new FakeBills();
        channel.put(BillType.TRADE, day, corpus.today.bytes());
        channel.put(BillType.TRADE, day.plusDays(1), corpus.tomorrow.bytes());
        channel.put(BillType.TRADE, day.plusDays(2), corpus.late.bytes());
        channel.put(BillType.FUND_FLOW, day, corpus.shares.flows.bytes());
        channel.put(BillType.PROFIT_SHARING, day, corpus.shares.sharing.bytes());
        channel.put(BillType.PROFIT_SHARING, day.plusDays(1),
                corpus.shares.sharingTomorrow.bytes());
        return channel;
    }

    private Outcome.Compared run(FakeBills channel, LocalDate day, Instant now) {
        DayRun run = new ReconciliationConfiguration().dayRun(channel.into(app),
                app.bean(DataSource.class),
                app.bean(PlatformTransactionManager.class),
                new DayRun.Rules(new ReconciliationSettings(false, false, 2, 1_000, 40,
                        1_000_000, Duration.ofSeconds(20)), Corpus.SHARERS));
        return (Outcome.Compared) run.of(new BusinessDay(day), now);
    }
}
