package io.hutong.payment.refund;

import io.hutong.work.Parked;
import io.hutong.work.Work;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** Refunds as work: shares are taken back, the channel is asked to refund, then asked how far. */
final class RefundWork implements Work<RefundWork.Task, RefundResult> {

    private final Stores stores;
    private final RefundChannel channel;
    private final ReturnChannel shares;
    private final RefundOutcomes outcomes;
    private final Leasing leasing;
    private final TransactionTemplate transactions;

    record Leasing(String owner, RefundSettings settings) {
    }

    record Stores(RefundStore refunds, ReturnStore returns, RefundTurns turns) {
    }

    /** @param open shares that have still to come back */
    record Task(Refund refund, List<ShareReturn> open) {
    }

    RefundWork(Stores stores, RefundChannel channel, ReturnChannel shares, RefundOutcomes outcomes,
            Leasing leasing, TransactionTemplate transactions) {
        this.stores = stores;
        this.channel = channel;
        this.shares = shares;
        this.outcomes = outcomes;
        this.leasing = leasing;
        this.transactions = transactions;
    }

    @Override
    public List<Task> claim(int limit) {
        transactions.executeWithoutResult(tx -> stores.turns.begin(limit));
        return transactions.execute(tx -> {
            List<Refund> claimed = stores.refunds.claim(
                    limit, leasing.owner(), leasing.settings().lease());
            Map<String, List<ShareReturn>> returns = stores.returns.ofRefunds(claimed.stream()
                    .filter(one -> one.state() == Refund.State.RETURNING)
                    .map(Refund::number).toList());
            return claimed.stream().map(refund -> new Task(refund,
                    returns.getOrDefault(refund.number(), List.of()).stream()
                            .filter(back -> back.state().isOpen()).toList()))
                    .toList();
        });
    }

    @Override
    public void recover() {
        stores.refunds.recover(leasing.owner());
    }

    @Override
    public RefundResult perform(Task task) {
        Refund refund = task.refund();
        return switch (refund.state()) {
            case RETURNING -> new RefundResult.Returned(refund, task.open().stream()
                    .map(this::askBack).toList());
            case CLAIMED -> new RefundResult.Refunded(refund, channel.refund(refund.order()));
            case PROCESSING, ABNORMAL ->
                    new RefundResult.Refunded(refund, channel.query(refund.order()));
            case QUEUED, SUCCESS, CLOSED -> throw new IllegalStateException(
                    refund.number() + " is " + refund.state() + " and is nothing to work on");
        };
    }

    private RefundResult.Answer askBack(ShareReturn back) {
        return new RefundResult.Answer(back, back.state() == ShareReturn.State.CLAIMED
                ? shares.takeBack(back.order()) : shares.query(back.order()));
    }

    @Override
    public void write(List<RefundResult> results) {
        transactions.executeWithoutResult(tx -> outcomes.apply(results));
    }

    @Override
    public Parked whereabouts(RefundResult result) {
        return Parked.numbered(
                "refund", result.refund().number(), result.refund().orderId());
    }
}
