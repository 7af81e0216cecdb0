package io.hutong.order.lifecycle;

import java.time.Instant;
import java.util.List;

import io.hutong.contracts.message.SettledPart;

/** Where every fen went. */
public record Settlement(Instant settledAt, List<SettledPart> parts) {

    public Settlement {
        parts = List.copyOf(parts);
    }
}
