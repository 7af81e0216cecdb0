package io.hutong.payment.settlement;

import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.channel.SharingOrder;
import io.hutong.payment.work.Work;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Divisions as work: to be asked of the channel, then asked for. */
final class SplitWork implements Work<Split, SplitResult> {

    private final Splits splits;
    private final Sharing sharing;
    private final SplitOutcomes outcomes;
    private final Leasing leasing;
    private final TransactionTemplate transactions;

    record Leasing(String owner, SettlementSettings settings) {
    }

    /** How the channel is asked. */
    record Sharing(PaymentChannel channel, Receivers receivers, SharingOrders orders) {

        SplitResult perform(Split split) {
            SharingOrder order = orders.of(split);
            if (split.state() == Split.State.SHARING) {
                return new SplitResult(split, channel.querySharing(order));
            }
            receivers.ensure(order);
            return new SplitResult(split, channel.share(order));
        }
    }

    SplitWork(Splits splits, Sharing sharing, SplitOutcomes outcomes, Leasing leasing,
            TransactionTemplate transactions) {
        this.splits = splits;
        this.sharing = sharing;
        this.outcomes = outcomes;
        this.leasing = leasing;
        this.transactions = transactions;
    }

    @Override
    public List<Split> claim(int limit) {
        return transactions.execute(
                tx -> splits.claim(limit, leasing.owner(), leasing.settings().lease()));
    }

    @Override
    public void recover() {
        splits.recover(leasing.owner());
    }

    @Override
    public SplitResult perform(Split split) {
        return sharing.perform(split);
    }

    @Override
    public void write(List<SplitResult> results) {
        transactions.executeWithoutResult(tx -> outcomes.apply(results));
    }
}
