package io.hutong.payment.mandate;

import io.hutong.payment.work.WorkLoop;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends a mandate at its buyer's word. */
class MandateEnding {

    private final MandateLife life;
    private final WorkLoop<Mandate, MandateWork.Answer> loop;
    private final TransactionTemplate transactions;

    MandateEnding(MandateLife life, WorkLoop<Mandate, MandateWork.Answer> loop,
            TransactionTemplate transactions) {
        this.life = life;
        this.loop = loop;
        this.transactions = transactions;
    }

    /** No debit starts after this returns; the channel is told without waiting for it. */
    void end(String mandateId) {
        transactions.executeWithoutResult(tx -> life.endByBuyer(mandateId));
        loop.wake();
    }
}
