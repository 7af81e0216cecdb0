package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What merchant-service asks for the cart: one part per merchant, with the terms as of then. */
public record Quote(Money total, List<Part> parts) {

    /**
     * One merchant's part of the order.
     *
     * @param subsidy            what the commerce platform adds for the merchant; null: nothing
     * @param subsidyFromTraffic how much of the subsidy the traffic platform owes the commerce
     *                           platform; null: nothing
     * @param subsidyClaim       the same of the whole subsidy in fen; null: the rate says it
     */
    public record Part(
            String merchantId, String subMchid, Money amount, SettlementTerms terms,
            List<Line> lines, @Nullable Money subsidy, @Nullable BasisPoints subsidyFromTraffic,
            @Nullable Money subsidyClaim) {

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

    public Quote {
        parts = List.copyOf(parts);
    }

    /** What the order holds of a SKU; empty when it holds none. */
    public Optional<Sold> sold(String sku) {
        return parts.stream().flatMap(part -> part.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .map(line -> new Sold(part.merchantId(), sku, line.quantity(),
                        line.amount())))
                .reduce(Sold::plus);
    }

    /** Whether the parts add up to a total that can be charged. */
    public boolean addsUp() {
        Money sum = parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
        boolean eachPositive = parts.stream().allMatch(part -> part.amount().isPositive());
        return eachPositive && total.isPositive() && sum.equals(total);
    }
}
