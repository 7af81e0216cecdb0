package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs.
 *
 * @param total what the buyer pays: sum of the parts
 * @param parts one per merchant, in the order in which the cart names them first
 */
public record Quote(Money total, List<Part> parts) {

    public Quote {
        parts = List.copyOf(parts);
    }

    /** @param amount what the buyer pays */
    public record Part(
            String merchantId, String subMchid, Money amount, SettlementTerms terms,
            List<Line> lines, PartSubsidy subsidy) {

        public Part {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param unitPrice            what the buyer pays for one, a subsidy taken off
     * @param deliverWithinMinutes after the payment; null where nothing is promised
     */
    public record Line(
            String sku, String title, int quantity, Money unitPrice, Money amount,
            @Nullable Integer deliverWithinMinutes) {
    }
}
