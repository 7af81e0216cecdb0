package io.hutong.payment.debit;

import io.hutong.payment.work.Parked;
import io.hutong.payment.work.Work;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Debits as work: to be sent, asked for or reversed. */
final class DebitWork implements Work<Attempt, DebitResult> {

    private final Attempts attempts;
    private final DebitCalls calls;
    private final DebitOutcomes outcomes;
    private final Leasing leasing;
    private final TransactionTemplate transactions;

    /** Who leases and for how long. */
    record Leasing(String owner, DebitSettings settings, ChannelHold hold) {
    }

    DebitWork(Attempts attempts, DebitCalls calls, DebitOutcomes outcomes, Leasing leasing,
            TransactionTemplate transactions) {
        this.attempts = attempts;
        this.calls = calls;
        this.outcomes = outcomes;
        this.leasing = leasing;
        this.transactions = transactions;
    }

    @Override
    public List<Attempt> claim(int limit) {
        return transactions.execute(tx -> attempts.claim(limit, leasing.owner(),
                leasing.settings().lease(), leasing.hold().isHeld()));
    }

    @Override
    public void recover() {
        attempts.recover(leasing.owner());
    }

    @Override
    public DebitResult perform(Attempt attempt) {
        return calls.perform(attempt);
    }

    @Override
    public void write(List<DebitResult> results) {
        transactions.executeWithoutResult(tx -> outcomes.apply(results));
    }

    @Override
    public Parked whereabouts(DebitResult result) {
        return Parked.numbered(
                "debit_attempt", result.attempt().number(), result.attempt().orderId());
    }
}
