package io.hutong.order.report;

import io.hutong.contracts.Channel;
import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.OrderSettled;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What reports know of one order; amounts in fen. Everything counts on the Beijing day on which it
 * was paid, also what is refunded or settled later.
 *
 * @param paid null until the payment is told; refunds may be told first
 * @param traffic what the traffic platform has earned by it, less what it gave back
 */
record OrderFact(String orderId, @Nullable Paid paid, long refunded, long traffic) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    record Paid(String buyerId, LocalDate day, Channel channel, long total) {
    }

    static OrderFact unknown(String orderId) {
        return new OrderFact(orderId, null, 0, 0);
    }

    /** The same when the event does not concern reports. */
    OrderFact with(OrderEvent event) {
        return switch (event) {
            case OrderPaid it -> new OrderFact(orderId, new Paid(it.buyerId(),
                    LocalDate.ofInstant(it.paidAt(), BEIJING), it.channel(),
                    it.total().total()), refunded, traffic);
            case OrderSettled it -> new OrderFact(orderId, paid, refunded, traffic
                    + it.parts().stream().mapToLong(OrderFact::costOf).sum());
            case OrderRefunded it -> new OrderFact(orderId, paid,
                    Math.max(refunded, it.refunded().total()), traffic
                            - it.parts().stream().mapToLong(part -> part.trafficFee().total())
                                    .sum());
            case OrderEvent _ -> this;
        };
    }

    /** What is owed is a cost whether it could be paid or not. */
    private static long costOf(SettledPart part) {
        Money owed = part.trafficFeeOwed();
        return part.trafficFee().total() + (owed == null ? 0 : owed.total());
    }

    /** Whether its buyer counts as a consumer by it: fully refunded orders do not. */
    boolean counts() {
        return paid != null && refunded < paid.total();
    }
}
