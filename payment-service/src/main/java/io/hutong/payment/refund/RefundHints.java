package io.hutong.payment.refund;

import io.hutong.kernel.money.Money;
import io.hutong.work.WorkLoop;
import java.util.Optional;
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

    /** What was asked of the channel under a number. */
    public record Asked(String orderId, Money amount) {
    }

    /** Empty when nothing was ever asked under that number. */
    public Optional<Asked> askedUnder(String number) {
        return store.askedUnder(number);
    }

    /** @return false when there is no such refund, or it is over */
    public boolean hint(String number) {
        boolean open = store.hint(number);
        loop.wake();
        return open;
    }
}
