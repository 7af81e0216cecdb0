package io.hutong.order.view;

import io.hutong.contracts.message.GiftAccepted;
import io.hutong.contracts.message.OrderAwaitingPayment;
import io.hutong.contracts.message.OrderCancelled;
import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderReceived;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.OrderRejected;
import io.hutong.contracts.message.OrderReserved;
import io.hutong.contracts.message.OrderSettled;
import io.hutong.contracts.message.OrderShipped;
import io.hutong.contracts.message.StepContradicted;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event of an order: where it stands now.
 *
 * @param refunded what the buyer has back; null where the change says nothing of it
 */
record StreamedChange(
        String orderId, OrderStatus status, @Nullable Reason reason, @Nullable Money total,
        @Nullable Money refunded) {

    static StreamedChange of(StoredOrder stored) {
        return new StreamedChange(stored.order().id(), stored.order().status(),
                stored.order().shownReason(), stored.order().total(),
                stored.order().refunds().returned());
    }

    static StreamedChange of(OrderEvent event) {
        return switch (event) {
            case OrderReserved it -> at(it, OrderStatus.RESERVED, null, it.total());
            case OrderAwaitingPayment it ->
                    at(it, OrderStatus.AWAITING_PAYMENT, null, it.total());
            case OrderPaid it -> at(it, Boolean.TRUE.equals(it.gift())
                    ? OrderStatus.AWAITING_RECIPIENT : OrderStatus.PAID, null, it.total());
            case OrderShipped it -> at(it, OrderStatus.SHIPPED, null, null);
            case OrderReceived it -> at(it, OrderStatus.RECEIVED, null, null);
            case OrderSettled it -> at(it, OrderStatus.SETTLED, null, null);
            case OrderCancelled it -> at(it, OrderStatus.CANCELLED, it.reason(), null);
            case GiftAccepted it -> at(it, OrderStatus.PAID, null, null);
            case OrderRefunded it -> new StreamedChange(it.orderId(),
                    OrderStatus.valueOf(it.status()), null, null, it.refunded());
            case StepContradicted it ->
                    at(it, OrderStatus.valueOf(it.status()), null, null);
            case OrderRejected it -> at(it, OrderStatus.REJECTED, it.reason(), null);
        };
    }

    private static StreamedChange at(
            OrderEvent event, OrderStatus status, @Nullable Reason reason, @Nullable Money total) {
        return new StreamedChange(event.orderId(), status, reason, total, null);
    }

    /** Whether it is news to someone who has seen {@code earlier}. */
    boolean isAfter(StreamedChange earlier) {
        if (status != earlier.status || refunded == null) {
            boolean accepted = earlier.status == OrderStatus.AWAITING_RECIPIENT
                    && status == OrderStatus.PAID;
            return accepted || status.compareTo(earlier.status) > 0;
        }
        return earlier.refunded == null || refunded.compareTo(earlier.refunded) > 0;
    }

    boolean isLast() {
        return status.endsTheStory();
    }
}
