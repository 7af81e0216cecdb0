package io.hutong.payment.mandate;

import io.hutong.web.access.Caller;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends a buyer's mandates at the buyer's word. */
class MandateEnding {

    private final MandateLife life;
    private final TransactionTemplate transactions;
    private final Audit audit;

    MandateEnding(MandateLife life, TransactionTemplate transactions, Audit audit) {
        this.life = life;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * No debit starts after this returns, and none later under a signature that was still being
     * made; the channel is told without waiting for it.
     *
     * @return false when there was nothing to end
     */
    boolean end(Caller buyer) {
        Boolean ended = transactions.execute(tx -> {
            List<String> mandates = life.endByBuyer(buyer.subject());
            audit.append(mandates.stream()
                    .map(id -> Act.of(buyer, "MANDATE_ENDED", "mandate", id)).toList());
            return !mandates.isEmpty();
        });
        return Boolean.TRUE.equals(ended);
    }
}
