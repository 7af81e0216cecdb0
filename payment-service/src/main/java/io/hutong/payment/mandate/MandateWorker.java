package io.hutong.payment.mandate;

import io.hutong.work.Done;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedWork;
import java.time.Duration;
import java.util.List;

/**
 * Asks the channel about mandates: those that wait for the buyer's signature, those that a
 * callback spoke of, and those that ended here until it is proven that they ended there.
 */
record MandateWorker(LeasedRows<MandateTask> rows, ContractCalls calls, MandateLife life)
        implements LeasedWork<MandateTask, ContractCalls.Reply> {

    static final Duration LEASE = Duration.ofSeconds(90);

    @Override
    public ContractCalls.Reply call(MandateTask task) {
        return calls.ask(task.mandate());
    }

    @Override
    public void write(List<Done<MandateTask, ContractCalls.Reply>> done) {
        life.follow(done);
    }
}
