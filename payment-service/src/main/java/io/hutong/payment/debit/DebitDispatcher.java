package io.hutong.payment.debit;

import io.hutong.work.WorkLoop;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores new attempts in the current transaction: as sent, where a permit is free, else in the
 * queue. The calls start after the commit, on virtual threads, never on the consumer's.
 */
final class DebitDispatcher {

    private final Attempts attempts;
    private final WorkLoop<Attempt, DebitResult> loop;
    private final DebitLeasing leasing;

    DebitDispatcher(Attempts attempts, WorkLoop<Attempt, DebitResult> loop,
            DebitLeasing leasing) {
        this.attempts = attempts;
        this.loop = loop;
        this.leasing = leasing;
    }

    void dispatch(List<NewAttempt> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        Start start = new Start(wanted.size());
        TransactionSynchronizationManager.registerSynchronization(start);
        List<NewAttempt> permitted = new ArrayList<>(wanted.size());
        boolean open = !leasing.hold().isHeld();
        for (NewAttempt attempt : wanted) {
            boolean send = open && loop.reserve();
            if (send) {
                start.permits++;
            }
            permitted.add(attempt.permitted(send));
        }
        start.tasks = attempts.insert(permitted, leasing.owner(), leasing.settings());
    }

    /** Starts the calls when the attempts are there for sure, else gives the permits back. */
    private final class Start implements TransactionSynchronization {

        private final int wanted;
        private int permits;
        private List<Attempt> tasks = List.of();

        private Start(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                tasks.forEach(loop::start);
                if (permits < wanted) {
                    loop.wake();
                }
                return;
            }
            // Where it is not known whether it committed, the lease expires and it is asked for.
            for (int i = 0; i < permits; i++) {
                loop.giveBack();
            }
        }
    }
}
