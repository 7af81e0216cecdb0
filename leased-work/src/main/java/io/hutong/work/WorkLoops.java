package io.hutong.work;

import io.micrometer.core.instrument.MeterRegistry;
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
                (parked, why) -> parking.park(plan.name(), parked, why), meters);
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
