package io.hutong.payment.followup;

import io.hutong.payment.work.Parked;
import io.hutong.payment.work.Work;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Follow-ups as work. */
final class FollowUpWork implements Work<FollowUp, FollowUpResult> {

    private final FollowUpStore store;
    private final FollowUpCalls calls;
    private final FollowUpOutcomes outcomes;
    private final Leasing leasing;
    private final TransactionTemplate transactions;

    record Leasing(String owner, FollowUpSettings settings) {
    }

    FollowUpWork(FollowUpStore store, FollowUpCalls calls, FollowUpOutcomes outcomes,
            Leasing leasing, TransactionTemplate transactions) {
        this.store = store;
        this.calls = calls;
        this.outcomes = outcomes;
        this.leasing = leasing;
        this.transactions = transactions;
    }

    @Override
    public List<FollowUp> claim(int limit) {
        return transactions.execute(
                tx -> store.claim(limit, leasing.owner(), leasing.settings()));
    }

    @Override
    public void recover() {
        store.recover(leasing.owner());
    }

    @Override
    public FollowUpResult perform(FollowUp task) {
        return calls.perform(task);
    }

    @Override
    public void write(List<FollowUpResult> results) {
        transactions.executeWithoutResult(tx -> outcomes.apply(results));
    }

    @Override
    public Parked whereabouts(FollowUpResult result) {
        return Parked.numbered(
                "follow_up", result.task().number(), result.task().debtor().orderId());
    }
}
