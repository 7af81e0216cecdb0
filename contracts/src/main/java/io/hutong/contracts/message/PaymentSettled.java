package io.hutong.contracts.message;

import java.time.Instant;
import java.util.List;

/** Every fen of the order is divided. */
public record PaymentSettled(String orderId, Instant settledAt, List<SettledPart> parts)
        implements PaymentReply {

    public PaymentSettled {
        parts = List.copyOf(parts);
    }
}
