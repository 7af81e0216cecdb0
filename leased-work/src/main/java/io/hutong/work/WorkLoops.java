package io.hutong.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
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
}
