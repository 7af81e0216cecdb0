package io.hutong.order.refund.model;

import io.hutong.kernel.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant or an operator wants to give back.
 *
 * @param lines what it is about; empty when it is about the money alone
 */
public record RefundWish(Money amount, String reason, String askedBy, List<Line> lines) {

    public RefundWish {
        lines = List.copyOf(lines);
    }

    public record Line(String sku, int quantity, @Nullable Boolean restock) {
    }
}
