package io.hutong.contracts.message;

import java.time.Instant;
import java.util.List;

/**
 * The buyer has the money.
 *
 * @param parts what went back; a part that the channel has closed for good is missing, its claim
 *              is released and a person was told
 */
public record PaymentRefunded(
        String orderId, String refundId, Instant refundedAt, List<RefundedPart> parts)
        implements PaymentReply {

    public PaymentRefunded {
        parts = List.copyOf(parts);
    }
}
