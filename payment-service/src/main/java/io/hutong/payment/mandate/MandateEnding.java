package io.hutong.payment.mandate;

import io.hutong.web.access.Caller;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import io.hutong.work.WorkLoop;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends a buyer's mandates at the buyer's word. */
class MandateEnding {

    private final MandateLife life;
    private final WorkLoop<MandateTask, MandateWork.Answer> loop;
    private final Records records;

    /** What is written together. */
    record Records(TransactionTemplate transactions, Audit audit) {
    }

    MandateEnding(MandateLife life, WorkLoop<MandateTask, MandateWork.Answer> loop,
            Records records) {
        this.life = life;
        this.loop = loop;
        this.records = records;
    }

    /**
     * No debit starts after this returns, and none later under a signature that was still being
     * made; the channel is told without waiting for it.
     *
     * @return false when there was nothing to end
     */
    boolean end(Caller buyer) {
        Boolean ended = records.transactions.execute(tx -> {
            List<String> mandates = life.endByBuyer(buyer.subject());
            records.audit.append(mandates.stream()
                    .map(id -> Act.of(buyer, "MANDATE_ENDED", "mandate", id)).toList());
            return !mandates.isEmpty();
        });
        loop.wake();
        return Boolean.TRUE.equals(ended);
    }
}
