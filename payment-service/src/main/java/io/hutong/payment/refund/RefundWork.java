package io.hutong.payment.refund;

import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.work.Work;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Refunds as work: to be asked of the channel, then asked for. */
final class RefundWork implements Work<Refund, RefundResult> {

    private final RefundStore store;
    private final PaymentChannel channel;
    private final RefundOutcomes outcomes;
    private final Leasing leasing;
    private final TransactionTemplate transactions;

    record Leasing(String owner, RefundSettings settings) {
    }

    RefundWork(RefundStore store, PaymentChannel channel, RefundOutcomes outcomes,
            Leasing leasing, TransactionTemplate transactions) {
        this.store = store;
        this.channel = channel;
        this.outcomes = outcomes;
        this.leasing = leasing;
        this.transactions = transactions;
    }

    @Override
    public List<Refund> claim(int limit) {
        return transactions.execute(
                tx -> store.claim(limit, leasing.owner(), leasing.settings().lease()));
    }

    @Override
    public void recover() {
        store.recover(leasing.owner());
    }

    @Override
    public RefundResult perform(Refund refund) {
        return new RefundResult(refund, refund.state() == Refund.State.CLAIMED
                ? channel.refund(refund.order()) : channel.queryRefund(refund.order()));
    }

    @Override
    public void write(List<RefundResult> results) {
        transactions.executeWithoutResult(tx -> outcomes.apply(results));
    }
}
