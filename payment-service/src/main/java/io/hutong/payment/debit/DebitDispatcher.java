package io.hutong.payment.debit;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.work.Done;
import io.hutong.work.WorkLoop;
import java.util.List;

/**
 * Stores new attempts in the current transaction: as sent, where a permit is free, else in the
 * queue. The calls start after the commit, on virtual threads, never on the consumer's.
 */
record DebitDispatcher(Attempts attempts, ChannelHold hold,
        WorkLoop<Attempt, Done<Attempt, ChannelAnswer<DebitState>>> loop) {

    void dispatch(List<NewAttempt> wanted) {
        if (!wanted.isEmpty()) {
            loop.dispatch(hold.isHeld() ? 0 : wanted.size(),
                    permits -> attempts.insert(wanted, permits));
        }
    }
}
