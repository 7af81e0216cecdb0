package io.hutong.payment.settlement;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.ChannelAnswer.Answered;
import io.hutong.payment.channel.ChannelAnswer.Refused;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.channel.SharingOrder;
import io.hutong.payment.channel.SubsidyOrder;
import io.hutong.payment.channel.SubsidyState;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.work.Parked;
import io.hutong.payment.work.Work;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Divisions as work: to be asked of the channel, then asked for. */
final class SplitWork implements Work<Split, SplitResult> {

    /** An answer that says no without an error of HTTP. */
    private static final int NOT_PAID = 200;

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
            return split.bonus().isDue() ? subsidise(split, order)
                    : new SplitResult(split, channel.share(order));
        }

        /** The subsidy goes first: once the money is divided the channel takes none. */
        private SplitResult subsidise(Split split, SharingOrder order) {
            ChannelAnswer<SubsidyState> paid = channel.subsidise(new SubsidyOrder(
                    PaymentNumbers.subsidy(split.orderId(), split.part()), order.subMchid(),
                    order.transactionId(), split.bonus().subsidy().amount()));
            if (paid instanceof Refused<SubsidyState> no) {
                return new SplitResult(split,
                        new Refused<>(no.status(), "SUBSIDY " + no.code(), no.message()));
            }
            boolean success = paid instanceof Answered<SubsidyState>(SubsidyState state)
                    && state.success();
            return new SplitResult(split, paid.then(_ -> success ? channel.share(order)
                    : new Refused<>(NOT_PAID, "SUBSIDY_FAILED", "")), success);
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

    @Override
    public Parked whereabouts(SplitResult result) {
        return Parked.numbered(
                "split", result.split().number(), result.split().orderId());
    }
}
