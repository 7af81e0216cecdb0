package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a saga wants of an order's stock and subsidies. */
public sealed interface StockCommand {

    String orderId();

    /**
     * @param expectedTotal that the buyer saw; another one is refused; null accepts any
     * @param deadline      after it nothing may be reserved any more; null: none
     */
    record Reserve(
            String orderId, String buyerId, String miniProgram, Channel channel,
            List<ReservedLine> lines, @Nullable Money expectedTotal, @Nullable Instant deadline)
            implements StockCommand {

        boolean isLate(Instant now) {
            return deadline != null && now.isAfter(deadline);
        }
    }

    /** The order is paid. */
    record Confirm(String orderId) implements StockCommand {
    }

    /** The order ends unpaid. */
    record Release(String orderId) implements StockCommand {
    }

    /**
     * Money went back to the buyer.
     *
     * @param undivided by merchant, what it was before its settlement
     * @param restock   goods that come back
     */
    record Refund(
            String orderId, String refundId, Map<String, Money> undivided,
            List<ReservedLine> restock) implements StockCommand {
    }

    /** @param subsidies that were paid in the end, by merchant */
    record Settle(String orderId, Map<String, Money> subsidies) implements StockCommand {
    }
}
