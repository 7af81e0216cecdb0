package io.hutong.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;

/** One result that cannot be written does not hold the others of its batch. */
class ResultWriterTest {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final List<Integer> BATCH = IntStream.range(0, 128).boxed().toList();

    private final Table table = new Table();
    private final List<Integer> parked = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ResultWriter<Integer> writer = new ResultWriter<>(
            new WorkPlan("test", 200, Duration.ofMillis(1), LEASE), table,
            (result, why) -> parked.add(result), meters);

    @Test
    void resultsThatFitAreWrittenInOneTransaction() throws InterruptedException {
        writer.write(BATCH);

        assertThat(table.written).isEqualTo(BATCH);
        assertThat(table.transactions).isEqualTo(1);
        assertThat(parked).isEmpty();
    }

    @Test
    void poisonIsParkedAndAllOthersAreWrittenOnce() throws InterruptedException {
        table.poison = List.of(0, 77, 127);

        writer.write(BATCH);

        assertThat(table.written).hasSize(125).doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(table.poison);
        assertThat(parked).containsExactly(0, 77, 127);
        assertThat(meters.counter("hutong.work.results.parked", "work", "test").count())
                .isEqualTo(3);
        assertThat(table.transactions).isLessThan(60);
    }

    @Test
    void outageParksNothingAndTheBatchIsWrittenWhenItIsOver() throws InterruptedException {
        table.outages = 3;

        writer.write(BATCH);

        assertThat(table.written).isEqualTo(BATCH);
        assertThat(parked).isEmpty();
    }

    @Test
    void outageThatOutlivesTheLeasesDropsTheBatchForOthersToAskAgain()
            throws InterruptedException {
        table.outages = Integer.MAX_VALUE;

        writer.write(BATCH);

        assertThat(table.written).isEmpty();
        assertThat(parked).isEmpty();
        assertThat(meters.counter("hutong.work.results.dropped", "work", "test").count())
                .isEqualTo(BATCH.size());
    }

    @Test
    void resultThatOnlyMetSomebodyIsNotParked() throws InterruptedException {
        table.poison = List.of(5);
        table.poisonLasts = 9;

        writer.write(BATCH);

        assertThat(parked).isEmpty();
        assertThat(table.written).containsExactlyInAnyOrderElementsOf(BATCH);
    }

    /** All of a batch or nothing of it, as a transaction. */
    private static final class Table implements Work<Integer, Integer> {

        private final List<Integer> written = new ArrayList<>();
        private List<Integer> poison = List.of();
        private int poisonLasts = Integer.MAX_VALUE;
        private int outages;
        private int transactions;

        @Override
        public void write(List<Integer> results) {
            transactions++;
            if (outages > 0) {
                outages--;
                throw new TransientDataAccessResourceException("the database is away");
            }
            if (results.stream().anyMatch(poison::contains) && poisonLasts-- > 0) {
                throw new DuplicateKeyException("booked twice");
            }
            written.addAll(results);
        }

        @Override
        public List<Integer> claim(int limit) {
            return List.of();
        }

        @Override
        public void recover() {
        }

        @Override
        public Integer perform(Integer task) {
            return task;
        }

        @Override
        public Duration untilDue(Duration none) {
            return none;
        }

        @Override
        public Parked whereabouts(Integer result) {
            return new Parked(result.toString(), "order-1");
        }
    }
}
