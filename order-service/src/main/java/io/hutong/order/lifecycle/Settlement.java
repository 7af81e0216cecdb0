package io.hutong.order.lifecycle;

import io.hutong.contracts.message.SettledPart;
import java.time.Instant;
import java.util.List;

/** Where every fen went. */
public record Settlement(Instant settledAt, List<SettledPart> parts) {

    public Settlement {
        parts = List.copyOf(parts);
    }
}
