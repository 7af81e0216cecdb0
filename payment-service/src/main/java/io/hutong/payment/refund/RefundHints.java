package io.hutong.payment.refund;

import io.hutong.payment.work.WorkLoop;
import org.springframework.stereotype.Component;

/** Takes word that something happened to a refund, and has the channel asked about it now. */
@Component
public class RefundHints {

    private final RefundStore store;
    private final WorkLoop<RefundWork.Task, RefundResult> loop;

    RefundHints(RefundStore store, WorkLoop<RefundWork.Task, RefundResult> refundLoop) {
        this.store = store;
        this.loop = refundLoop;
    }

    /** @return false when there is no such refund, or it is over */
    public boolean hint(String number) {
        boolean open = store.hint(number);
        loop.wake();
        return open;
    }
}
