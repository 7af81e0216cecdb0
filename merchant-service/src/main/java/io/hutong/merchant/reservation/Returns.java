package io.hutong.merchant.reservation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Goods of one order that came back, by refund. */
record Returns(Map<String, List<ReservedLine>> byRefund) {

    static final Returns NONE = new Returns(Map.of());

    Returns {
        byRefund = Map.copyOf(byRefund);
    }

    boolean knows(String refundId) {
        return byRefund.containsKey(refundId);
    }

    /** Whether these may come back as well: no more of anything than the order took. */
    boolean leavesRoomFor(List<ReservedLine> more, List<ReservedLine> taken) {
        Map<String, Long> left = new HashMap<>();
        taken.forEach(line -> left.merge(line.sku(), line.quantity(), Long::sum));
        byRefund.values().forEach(lines -> lines.forEach(
                line -> left.merge(line.sku(), -line.quantity(), Long::sum)));
        more.forEach(line -> left.merge(line.sku(), -line.quantity(), Long::sum));
        return more.stream().allMatch(line -> line.quantity() > 0)
                && left.values().stream().allMatch(pieces -> pieces >= 0);
    }

    Returns plus(String refundId, List<ReservedLine> lines) {
        Map<String, List<ReservedLine>> more = new TreeMap<>(byRefund);
        more.put(refundId, lines);
        return new Returns(more);
    }
}
