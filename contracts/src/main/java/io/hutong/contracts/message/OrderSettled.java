package io.hutong.contracts.message;

import java.util.List;

/** Every fen is divided and stands in the merchants' statements. */
public record OrderSettled(String orderId, List<SettledPart> parts) implements OrderEvent {

    public OrderSettled {
        parts = List.copyOf(parts);
    }
}
