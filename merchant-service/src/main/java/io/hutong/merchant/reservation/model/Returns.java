package io.hutong.merchant.reservation.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Goods of one order that came back, by refund. */
public record Returns(Map<String, List<ReservedLine>> byRefund) {

    public static final Returns NONE = new Returns(Map.of());

    public Returns {
        byRefund = Map.copyOf(byRefund);
    }

    boolean knows(String refundId) {
        return byRefund.containsKey(refundId);
    }

    /**
     * As many of these as the order took and has not sent back, each SKU once. A refund that names
     * more, or names one in several lines, must not stop at that: the buyer has the money, and
     * nothing more can come back than there is.
     *
     * @return empty when something was never the order's, or is no number of pieces
     */
    Optional<List<ReservedLine>> fitting(List<ReservedLine> named, List<ReservedLine> taken) {
        Map<String, Long> left = new HashMap<>();
        taken.forEach(line -> left.merge(line.sku(), line.quantity(), Long::sum));
        byRefund.values().forEach(lines -> lines.forEach(
                line -> left.merge(line.sku(), -line.quantity(), Long::sum)));
        Map<String, Long> back = new LinkedHashMap<>();
        for (ReservedLine line : named) {
            if (line.quantity() < 1 || !left.containsKey(line.sku())) {
                return Optional.empty();
            }
            back.merge(line.sku(), line.quantity(), Long::sum);
        }
        back.replaceAll((sku, pieces) -> Math.min(pieces, left.getOrDefault(sku, 0L)));
        return Optional.of(back.entrySet().stream().filter(line -> line.getValue() > 0)
                .map(line -> new ReservedLine(line.getKey(), line.getValue())).toList());
    }

    Returns plus(String refundId, List<ReservedLine> lines) {
        Map<String, List<ReservedLine>> more = new TreeMap<>(byRefund);
        more.put(refundId, lines);
        return new Returns(more);
    }
}
