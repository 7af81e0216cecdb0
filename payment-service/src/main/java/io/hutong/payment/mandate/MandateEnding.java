package io.hutong.payment.mandate;

import io.hutong.payment.work.WorkLoop;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends a buyer's mandates at the buyer's word. */
class MandateEnding {

    private final MandateLife life;
    private final WorkLoop<MandateTask, MandateWork.Answer> loop;
    private final TransactionTemplate transactions;

    MandateEnding(MandateLife life, WorkLoop<MandateTask, MandateWork.Answer> loop,
            TransactionTemplate transactions) {
        this.life = life;
        this.loop = loop;
        this.transactions = transactions;
    }

    /**
     * No debit starts after this returns, and none later under a signature that was still being
     * made; the channel is told without waiting for it.
     *
     * @return false when there was nothing to end
     */
    boolean end(String buyerId) {
        Boolean ended = transactions.execute(tx -> life.endByBuyer(buyerId));
        loop.wake();
        return Boolean.TRUE.equals(ended);
    }
}
