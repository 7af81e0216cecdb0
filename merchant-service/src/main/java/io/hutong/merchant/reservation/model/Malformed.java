package io.hutong.merchant.reservation.model;

import io.hutong.merchant.reservation.model.StockCommand.Reserve;
import java.util.Optional;

/** What no order-service of ours would send: such a command is a dead letter, not a refusal. */
final class Malformed {

    private static final int MAX_LINES = 1_000;
    private static final int MAX_PIECES = 1_000_000;

    private Malformed() {
    }

    static Optional<String> in(Reserve order) {
        if (order.lines().isEmpty() || order.lines().size() > MAX_LINES) {
            return Optional.of("an order has 1 to " + MAX_LINES + " lines");
        }
        if (order.lines().stream().anyMatch(line -> line.quantity() < 1)) {
            return Optional.of("a quantity is not positive");
        }
        long pieces = order.lines().stream().mapToLong(ReservedLine::quantity).sum();
        return pieces > MAX_PIECES
                ? Optional.of("an order has " + MAX_PIECES + " pieces at most") : Optional.empty();
    }
}
