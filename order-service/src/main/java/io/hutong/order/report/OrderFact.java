package io.hutong.order.report;

import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.OrderSettled;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What reports know of one order; amounts in fen. Everything counts on the Beijing day on which it
 * was paid, also what is refunded or settled later.
 *
 * @param paid null until the payment is told; refunds may be told first
 * @param traffic what the traffic platform has got of it, less what it gave back
 * @param owed    what it could not take of its fee, less what is no longer owed after refunds;
 *                below zero where a settlement has not told, or not yet, that it is owed
 */
record OrderFact(String orderId, @Nullable Paid paid, long refunded, long traffic, long owed) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    record Paid(String buyerId, LocalDate day, Channel channel, long total) {
    }

    static OrderFact unknown(String orderId) {
        return new OrderFact(orderId, null, 0, 0, 0);
    }

    /** The same when the event does not concern reports. */
    OrderFact with(OrderEvent event) {
        return switch (event) {
            case OrderPaid it -> new OrderFact(orderId, new Paid(it.buyerId(),
                    LocalDate.ofInstant(it.paidAt(), BEIJING), it.channel(),
                    it.total().total()), refunded, traffic, owed);
            case OrderSettled it -> new OrderFact(orderId, paid, refunded,
                    traffic + sum(it.parts(), SettledPart::trafficFee),
                    owed + sum(it.parts(), SettledPart::trafficFeeOwed));
            case OrderRefunded it -> new OrderFact(orderId, paid,
                    Math.max(refunded, it.refunded().total()),
                    traffic - sum(it.parts(), RefundedPart::trafficFee),
                    owed - sum(it.parts(), RefundedPart::trafficFeeOwed));
            case OrderEvent _ -> this;
        };
    }

    private static <T> long sum(List<T> parts, Function<T, @Nullable Money> of) {
        return parts.stream().map(of).filter(Objects::nonNull).mapToLong(Money::total).sum();
    }

    /** What is owed is a cost whether it could be paid or not. */
    long cost() {
        return Math.max(0, traffic + owed);
    }

    /** Whether its buyer counts as a consumer by it: fully refunded orders do not. */
    boolean counts() {
        return paid != null && refunded < paid.total();
    }
}
