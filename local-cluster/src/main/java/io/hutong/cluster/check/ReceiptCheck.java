package io.hutong.cluster.check;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Frozen money is divided for goods that have been received, and only then. */
final class ReceiptCheck implements Check {

    private static final Set<String> AFTER_RECEIPT =
            Set.of("RECEIVED", "SETTLED", "PARTLY_REFUNDED", "REFUNDED");

    private final Supplier<Map<String, Instant>> divisions;
    private final Supplier<Map<String, Receipt>> receipts;

    /**
     * An order.
     *
     * @param settlingSince when order-service began to settle it, which the receipt starts; null
     *                      when it never did
     */
    record Receipt(String status, @Nullable Instant settlingSince) {
    }

    /**
     * @param divisions when payment-service began to divide an order's money; read first, so that
     *                  the receipt of each is known by the time when receipts are read
     */
    ReceiptCheck(Supplier<Map<String, Instant>> divisions,
            Supplier<Map<String, Receipt>> receipts) {
        this.divisions = divisions;
        this.receipts = receipts;
    }

    @Override
    public String claim() {
        return "no money was divided before its goods were received";
    }

    @Override
    public Findings find() {
        var divided = new TreeMap<>(divisions.get());
        var orders = receipts.get();
        var violations = new Violations();
        divided.forEach((order, at) -> {
            var receipt = orders.get(order);
            if (receipt == null) {
                violations.add(order + " was divided at " + at + " and is not an order");
            } else if (!fits(receipt, at)) {
                violations.add(order + " was divided at " + at + ", is " + receipt.status()
                        + " and " + (receipt.settlingSince() == null ? "was never to be settled"
                                : "was to be settled from " + receipt.settlingSince() + " on"));
            }
        });
        return new Findings(divided.size() + " orders divided", violations.all());
    }

    private static boolean fits(Receipt receipt, Instant dividedAt) {
        return AFTER_RECEIPT.contains(receipt.status()) && receipt.settlingSince() != null
                && !dividedAt.isBefore(receipt.settlingSince());
    }
}
