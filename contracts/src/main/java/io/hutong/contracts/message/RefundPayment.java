package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import java.util.List;

/**
 * Gives money of a paid order back to its buyer: before the settlement out of frozen funds, after
 * it by taking the shares back first. Repeating it under the same id has no second effect.
 *
 * @param refundId chosen by order-service: the order's id with a number, never used twice
 * @param reason   for people; the buyer may read it in WeChat
 * @param parts    at most one per merchant; never more than the merchant's part still holds
 */
public record RefundPayment(String orderId, String refundId, String reason, List<Part> parts)
        implements PaymentCommand {

    public RefundPayment {
        parts = List.copyOf(parts);
    }

    /** What goes back of one merchant's part. */
    public record Part(String merchantId, Money amount) {
    }
}
