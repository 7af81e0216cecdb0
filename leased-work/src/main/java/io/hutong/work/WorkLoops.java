package io.hutong.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the loops of this process, which leases rows under the name of its instance. */
public class WorkLoops {

    private final String owner;
    private final TransactionTemplate transactions;
    private final Parking parking;
    private final MeterRegistry meters;

    /** @param owner the name of this process */
    public WorkLoops(String owner,
            TransactionTemplate transactions, Parking parking, MeterRegistry meters) {
        this.owner = owner;
        this.transactions = transactions;
        this.parking = parking;
        this.meters = meters;
    }

    /** See {@link Work#claim}: leases up to {@code limit} due rows to {@code owner}. */
    @FunctionalInterface
    public interface Claim<T> {

        List<T> claim(int limit, String owner);
    }

    /**
     * The rows of a table.
     *
     * @param recover ends the leases of the owner that it is given: see {@link Work#recover}
     */
    public record Due<T>(Claim<T> claim, Consumer<String> recover) {
    }

    /**
     * What is done about them.
     *
     * @param perform     calls somebody; outside of any transaction
     * @param write       the results of leases that still hold; in one transaction
     * @param whereabouts see {@link Work#whereabouts}
     */
    public record Steps<T, R>(Function<T, R> perform, Consumer<List<R>> write,
            Function<R, Parked> whereabouts) {
    }

    /** A loop for work that needs no more than this. */
    public <T, R> WorkLoop<T, R> of(WorkPlan plan, Due<T> due, Steps<T, R> steps) {
        return of(plan, new TableWork<>(owner, due, steps, transactions));
    }

    public <T, R> WorkLoop<T, R> of(WorkPlan plan, Work<T, R> work) {
        return new WorkLoop<>(plan, work,
                (result, why) -> parking.park(plan.name(), work.whereabouts(result), why),
                new Alarm(), meters);
    }

    /** A loop for the rows of a table. */
    public <T, A> WorkLoop<T, Done<T, A>> of(WorkPlan plan, LeasedWork<T, A> work) {
        LeasedRows<T> rows = work.rows();
        return new WorkLoop<>(plan, new Leasing<>(owner, plan.lease(), work, transactions),
                (done, why) -> parking.park(plan.name(), rows, done.task(), why),
                rows.alarm(), meters);
    }

    /** Claims and writes in transactions of their own. */
    private record Leasing<T, A>(String owner, Duration lease, LeasedWork<T, A> work,
            TransactionTemplate transactions) implements Work<T, Done<T, A>> {

        @Override
        public List<T> claim(int limit) {
            transactions.executeWithoutResult(tx -> work.begin(limit));
            return transactions.execute(tx -> work.rows().claim(limit, owner, lease));
        }

        @Override
        public void recover() {
            work.rows().recover(owner);
        }

        @Override
        public Duration untilDue(Duration none) {
            return work.rows().untilDue(none);
        }

        @Override
        public Done<T, A> perform(T task) {
            long begunAt = System.nanoTime();
            return new Done<>(task, work.call(task), begunAt);
        }

        @Override
        public void write(List<Done<T, A>> done) {
            transactions.executeWithoutResult(tx -> work.write(done));
        }

        @Override
        public Parked whereabouts(Done<T, A> done) {
            return work.rows().whereabouts(done.task());
        }
    }

    /** Claims and writes in transactions of their own. */
    private record TableWork<T, R>(
            String owner, Due<T> due, Steps<T, R> steps, TransactionTemplate transactions)
            implements Work<T, R> {

        @Override
        public List<T> claim(int limit) {
            return transactions.execute(tx -> due.claim().claim(limit, owner));
        }

        @Override
        public void recover() {
            due.recover().accept(owner);
        }

        @Override
        public R perform(T task) {
            return steps.perform().apply(task);
        }

        @Override
        public void write(List<R> results) {
            transactions.executeWithoutResult(tx -> steps.write().accept(results));
        }

        @Override
        public Parked whereabouts(R result) {
            return steps.whereabouts().apply(result);
        }
    }
}
