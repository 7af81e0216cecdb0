package io.hutong.payment.refund;

import io.hutong.kernel.money.Money;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes word that something happened to a refund, and has the channel asked about it now. */
@Component
public class RefundHints {

    private final RefundTable table;

    RefundHints(RefundTable table) {
        this.table = table;
    }

    /** What was asked of the channel under a number. */
    public record Asked(String orderId, Money amount) {
    }

    /** Empty when nothing was ever asked under that number. */
    public Optional<Asked> askedUnder(String number) {
        return table.askedUnder(number);
    }

    /** @return false when there is no such refund, or it is over */
    public boolean hint(String number) {
        return table.rows().askNow(number);
    }
}
