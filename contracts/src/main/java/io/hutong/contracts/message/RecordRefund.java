package io.hutong.contracts.message;

import java.time.Instant;
import java.util.List;

/**
 * Money of the order went back: the goods that came with it return to the shelf, and what was
 * divided before leaves the merchants' statements again. Repeating it has no second effect.
 *
 * @param restock goods that come back, one line per SKU; empty where the buyer keeps them
 */
public record RecordRefund(
        String orderId, String refundId, Instant refundedAt, List<RefundedPart> parts,
        List<Line> restock) implements MerchantCommand {

    public RecordRefund {
        parts = List.copyOf(parts);
        restock = List.copyOf(restock);
    }

    public record Line(String sku, int quantity) {
    }
}
