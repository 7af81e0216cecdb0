package io.hutong.payment.refund;

import io.hutong.work.Done;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedWork;
import java.util.List;

/** Refunds as work: shares are taken back, the channel is asked to refund, then asked how far. */
final class RefundWorker implements LeasedWork<Refund, RefundResult> {

    private final RefundBooks books;
    private final RefundTurns turns;
    private final RefundChannel channel;
    private final ReturnChannel shares;
    private final RefundOutcomes outcomes;

    RefundWorker(RefundBooks books, RefundTurns turns, RefundChannel channel, ReturnChannel shares,
            RefundOutcomes outcomes) {
        this.books = books;
        this.turns = turns;
        this.channel = channel;
        this.shares = shares;
        this.outcomes = outcomes;
    }

    @Override
    public LeasedRows<Refund> rows() {
        return books.refunds().rows();
    }

    @Override
    public void begin(int limit) {
        turns.begin(limit);
    }

    @Override
    public RefundResult call(Refund refund) {
        return switch (refund.state()) {
            case RETURNING -> new RefundResult.Returned(
                    refund, books.openReturns(refund).stream().map(this::askBack).toList());
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
    public void write(List<Done<Refund, RefundResult>> done) {
        List<String> orders = done.stream().map(one -> one.task().orderId()).distinct().sorted()
                .toList();
        RefundBatch.Locked locked = books.lock(orders);
        outcomes.apply(rows().held(done, locked.refunds().values()).stream().map(Done::answer)
                .toList(), orders, locked);
    }
}
