package io.hutong.payment.debit;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.work.Done;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedWork;
import java.util.List;

/** Attempts to debit as work: sent, asked about, reversed. */
record DebitWorker(LeasedRows<Attempt> rows, DebitCalls calls, DebitOutcomes outcomes)
        implements LeasedWork<Attempt, ChannelAnswer<DebitState>> {

    @Override
    public ChannelAnswer<DebitState> call(Attempt attempt) {
        return calls.perform(attempt);
    }

    @Override
    public void write(List<Done<Attempt, ChannelAnswer<DebitState>>> done) {
        outcomes.apply(done);
    }
}
