package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import java.util.List;

/**
 * The buyer got money back.
 *
 * @param status   the order's after it, as {@code GET /v1/orders/{id}} says it
 * @param amount   of this refund
 * @param refunded of all refunds of the order so far
 */
public record OrderRefunded(
        String orderId, String refundId, String status, Money amount, Money refunded,
        List<RefundedPart> parts) implements OrderEvent {

    public OrderRefunded {
        parts = List.copyOf(parts);
    }
}
