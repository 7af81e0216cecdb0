package io.hutong.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.testing.TestInfra;
import io.hutong.kernel.time.Lease;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A feature of letters that are sent, on a real database, by one process and by two. */
class LeasedRowsTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final LeasedTable LETTER = LeasedTable.of("letter", "sender", "place")
            .open("x.state in ('WRITTEN', 'SENT')")
            .reading("select x.*, s.name from %s x join sender s on s.id = x.sender")
            .claiming("not ? or x.state = 'SENT'", "x.place > 100 as late",
                    "state = case when due.late then 'SENT' else x.state end")
            .hinted("x.state = 'SENT'");
    private static final LeasedUpdate<Sent> UPDATE = LeasedUpdate.<Sent>of(LETTER, Sent::dueIn)
            .text("sender", sent -> sent.letter.sender).number("place", sent -> sent.letter.place)
            .text("state", Sent::state).textIfAny("answer", Sent::answer)
            .number("tries", sent -> sent.letter.tries + 1)
            .derived("ended", "n.state = 'READ'");

    private static TransactionTemplate transactions;
    private static JdbcTemplate jdbc;

    private final Wakes wakes = new Wakes(Clock.systemUTC());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<WorkLoop<?, ?>> loops = new ArrayList<>();
    private volatile boolean isHoliday;
    private final LeasedRows<Letter> rows = rows(wakes);

    record Letter(String sender, int place, String name, String state, int tries, Lease lease) {

        List<?> key() {
            return List.of(sender, place);
        }
    }

    record Sent(Letter letter, String state, @Nullable String answer, @Nullable Duration dueIn) {
    }

    @BeforeAll
    static void database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestInfra.freshDatabase("leased"));
        jdbc = new JdbcTemplate(database);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        jdbc.execute("create table sender (id text primary key, name text)");
        jdbc.execute("""
                create table letter (sender text, place int, state text not null, answer text,
                    ended boolean, owner text, due_at timestamptz not null, tries int not null,
                    primary key (sender, place), check (answer <> 'poison'))""");
        jdbc.execute("insert into sender values ('a', 'Ah'), ('b', 'Be')");
    }

    @BeforeEach
    void empty() {
        jdbc.execute("truncate letter");
    }

    @AfterEach
    void stop() {
        loops.forEach(WorkLoop::stop);
    }

    @Test
    void claimLeasesWhatIsDueWithWhatBelongsToIt() {
        write("a", 1, "WRITTEN", "-1 s");
        write("a", 2, "READ", "-1 s");
        write("b", 1, "SENT", "1 h");

        assertThat(claim("one", 10)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(List.of("a", 1));
            assertThat(letter.name()).isEqualTo("Ah");
            assertThat(letter.lease().owner()).isEqualTo("one");
            assertThat(letter.lease().until()).isAfter(Instant.now().plusSeconds(20));
        });
        assertThat(claim("two", 10)).isEmpty();
    }

    @Test
    void claimsAtTheSameTimeNeverShareARowAndWaitForNobody() {
        for (int i = 1; i <= 50; i++) {
            write("a", i, "WRITTEN", "-1 s");
        }
        List<Letter> second = new ArrayList<>();

        List<Letter> first = transactions.execute(tx -> {
            List<Letter> mine = rows.claim(30, "one", LEASE);
            Thread other = Thread.ofVirtual().start(() -> second.addAll(claim("two", 50)));
            await().until(() -> !other.isAlive());
            return mine;
        });

        assertThat(first).hasSize(30);
        assertThat(second).hasSize(20).doesNotContainAnyElementsOf(first);
    }

    @Test
    void whatAClaimHasToWriteIsThereBeforeTheCall() {
        write("a", 101, "WRITTEN", "-1 s");

        assertThat(claim("one", 1).getFirst().state()).isEqualTo("SENT");
        assertThat(state("a", 101)).isEqualTo("SENT");
    }

    @Test
    void whatIsNotWantedNowIsLeftAlone() {
        write("a", 1, "WRITTEN", "-1 s");
        write("a", 2, "SENT", "-1 s");
        isHoliday = true;

        assertThat(claim("one", 10)).extracting(Letter::place).containsExactly(2);
    }

    @Test
    void leaseThatIsOverIsGivenToAnotherAndTheFirstAnswerNoLongerCounts() {
        write("a", 1, "WRITTEN", "-1 s");
        Letter slow = claim("one", 1).getFirst();
        jdbc.update("update letter set due_at = now() - interval '1 ms'");
        Letter quick = claim("two", 1).getFirst();

        assertThat(held(slow)).isEmpty();
        assertThat(held(quick)).hasSize(1);
    }

    @Test
    void leaseOfAnEarlierProcessOfTheSameNameEndsAtOnce() {
        write("a", 1, "WRITTEN", "-1 s");
        Letter before = claim("one", 1).getFirst();
        rows.recover("two");
        assertThat(claim("one", 1)).isEmpty();

        rows.recover("one");

        assertThat(held(before)).isEmpty();
        assertThat(claim("one", 1)).hasSize(1);
    }

    @Test
    void writtenChangeEndsTheLeaseAndKeepsWhatIsAbsent() {
        write("a", 1, "WRITTEN", "-1 s");
        Letter letter = claim("one", 1).getFirst();

        rows.write(UPDATE, List.of(new Sent(letter, "SENT", "yes", LONG)));
        rows.write(UPDATE, List.of(new Sent(letter, "READ", null, null)));

        assertThat(held(letter)).isEmpty();
        assertThat(jdbc.queryForMap("select * from letter")).containsEntry("state", "READ")
                .containsEntry("answer", "yes").containsEntry("ended", true)
                .containsEntry("tries", 1).containsEntry("owner", null);
    }

    @Test
    void changeOfARowThatIsNotThereFails() {
        Letter gone = new Letter("a", 7, "", "SENT", 0, new Lease("one", Instant.EPOCH));

        assertThatThrownBy(() -> rows.write(UPDATE, List.of(new Sent(gone, "READ", null, null))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hintMakesARowDueUnlessItsAnswerIsOnItsWay() {
        write("a", 1, "SENT", "1 h");
        write("a", 2, "WRITTEN", "1 h");

        assertThat(rows.askNow("a", 1)).isTrue();
        assertThat(rows.askNow("a", 2)).isFalse();
        Letter leased = claim("one", 10).getFirst();

        assertThat(rows.askNow("a", 1)).isFalse();
        assertThat(held(leased)).hasSize(1);
    }

    @Test
    void hintMayEndTheLeaseWhereAnAnswerOnItsWayIsTooOld() {
        LeasedRows<Letter> anew = new LeasedRows<>(
                LETTER.hintedAnew("x.state in ('SENT', 'READ')", "state = 'SENT'"),
                mapping(), jdbc, wakes).claimedOnlyWith(() -> List.of(isHoliday));
        write("a", 1, "SENT", "-1 s");
        write("a", 2, "READ", "1 h");
        Letter leased = claim("one", 10).getFirst();

        assertThat(anew.askNow("a", 1)).isTrue();
        assertThat(anew.askNow("a", 2)).isTrue();

        assertThat(held(leased)).isEmpty();
        assertThat(claim("two", 10)).hasSize(2);
    }

    @Test
    void parkedRowRestsAndAnotherOwnersLeaseStands() {
        write("a", 1, "WRITTEN", "-1 s");
        Letter slow = claim("one", 1).getFirst();
        jdbc.update("update letter set due_at = now() - interval '1 ms'");
        Letter quick = claim("two", 1).getFirst();

        rows.postpone(slow, LONG);
        assertThat(held(quick)).hasSize(1);
        rows.postpone(quick, LONG);

        assertThat(held(quick)).isEmpty();
        assertThat(rows.untilDue(Duration.ZERO)).isGreaterThan(Duration.ofMinutes(9));
    }

    @Test
    void loopCallsAndWritesEachOnceWhileTwoInstancesWork() {
        for (int i = 1; i <= 40; i++) {
            write("b", i, "WRITTEN", "-1 s");
        }
        List<Integer> called = Collections.synchronizedList(new ArrayList<>());

        loop("one", wakes, letter -> called(called, letter));
        Wakes others = new Wakes(Clock.systemUTC());
        loop("two", others, letter -> called(called, letter));

        await().until(() -> count("state = 'READ'") == 40);
        assertThat(called).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void resultThatCannotBeWrittenIsParkedAndTold() {
        write("a", 1, "WRITTEN", "-1 s");
        write("a", 2, "WRITTEN", "-1 s");

        loop("one", wakes, letter -> letter.place() == 1 ? "poison" : "fine");

        await().until(() -> count("state = 'READ'") == 1 && told.size() == 1);
        assertThat(told).containsExactly("letters a/1 of Ah");
        await().until(() -> count("owner is null and tries = 1 and due_at > now() + '50 min'"
                + " and state = 'WRITTEN'") == 1);
    }

    @Test
    void loopSleepsUntilTheNextRowIsDueAndNoLonger() throws InterruptedException {
        write("a", 1, "WRITTEN", "2 s");
        CountDownLatch called = new CountDownLatch(1);

        loop("one", wakes, letter -> {
            called.countDown();
            return "fine";
        });

        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void loopIsWokenAfterTheCommitAndAtTheTimeThatItIsTold() {
        loop("one", wakes, letter -> "fine");

        transactions.executeWithoutResult(tx -> {
            write("a", 1, "WRITTEN", "-1 s");
            rows.wake();
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> count("state = 'READ'") == 1);
        write("a", 2, "WRITTEN", "1 s");
        rows.wakeAt(Instant.now().plusMillis(1_100));

        await().atMost(Duration.ofSeconds(30)).until(() -> count("state = 'READ'") == 2);
    }

    @Test
    void writtenDelayWakesTheLoopAgain() {
        write("a", 1, "WRITTEN", "-1 s");

        loop("one", wakes, letter -> letter.tries() < 3 ? "again" : "fine");

        await().atMost(Duration.ofSeconds(30)).until(() -> count("state = 'READ'") == 1);
        assertThat(count("tries = 4")).isEqualTo(1);
    }

    @Test
    void restartEndsTheLeasesOfItsNameAndClaimsThemAnew() {
        write("a", 1, "SENT", "-1 s");
        claim("one", 1);

        loop("one", wakes, letter -> "fine");

        await().atMost(Duration.ofSeconds(25)).until(() -> count("state = 'READ'") == 1);
    }

    private static String called(List<Integer> called, Letter letter) {
        called.add(letter.place());
        return "fine";
    }

    private List<Letter> claim(String owner, int limit) {
        return transactions.execute(tx -> rows.claim(limit, owner, LEASE));
    }

    private List<Done<Letter, String>> held(Letter letter) {
        return transactions.execute(tx -> rows.held(List.of(new Done<>(letter, "fine", 0)),
                rows.lock("sender", List.of(letter.sender()))));
    }

    private LeasedRows<Letter> rows(Wakes told) {
        return new LeasedRows<>(LETTER, mapping(), jdbc, told)
                .claimedOnlyWith(() -> List.of(isHoliday));
    }

    private static LeasedRows.Mapping<Letter> mapping() {
        return new LeasedRows.Mapping<>((row, n) -> new Letter(row.getString("sender"),
                row.getInt("place"), row.getString("name"), row.getString("state"),
                row.getInt("tries"), Lease.of(row)), Letter::key, Letter::lease, Letter::name);
    }

    /** Its longest nap is longer than any test waits: it has to know, or be told. */
    private void loop(String owner, Wakes wakened, Function<Letter, String> call) {
        Parking parking = new Parking((work, parked, why) -> told.add(
                work + " " + parked.subject() + " of " + parked.belongs()), transactions);
        WorkLoop<?, ?> loop = new WorkLoops(
                owner, transactions, parking, new SimpleMeterRegistry())
                .of(new WorkPlan("letters", 8, LONG, LEASE), new Letters(rows(wakened), call));
        loops.add(loop);
        loop.start();
    }

    private record Letters(LeasedRows<Letter> rows, Function<Letter, String> answer)
            implements LeasedWork<Letter, String> {

        @Override
        public String call(Letter task) {
            return answer.apply(task);
        }

        @Override
        public void write(List<Done<Letter, String>> done) {
            List<Letter> current = rows.lock("sender", done.stream()
                    .map(one -> one.task().sender()).distinct().toList());
            rows.write(UPDATE,
                    rows.held(done, current).stream().map(one -> one.answer().equals("again")
                            ? new Sent(one.task(), "WRITTEN", null, Duration.ofMillis(300))
                            : new Sent(one.task(), "READ", one.answer(), null)).toList());
        }
    }

    private static void write(String sender, int place, String state, String due) {
        jdbc.update("insert into letter values (?, ?, ?, null, null, null, now() + ?::interval, 0)",
                sender, place, state, due);
    }

    private static String state(String sender, int place) {
        return jdbc.queryForObject("select state from letter where sender = ? and place = ?",
                String.class, sender, place);
    }

    private static int count(String which) {
        return jdbc.queryForObject("select count(*) from letter where " + which, Integer.class);
    }
}
