package io.hutong.order.lifecycle;

import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.money.Money;
import java.util.List;
import java.util.Optional;

/** What merchant-service asks for the cart: one part per merchant, with the terms as of then. */
public record Quote(Money total, List<StockReserved.Part> parts) {

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
        Money sum = parts.stream().map(StockReserved.Part::amount).reduce(Money.ZERO, Money::plus);
        boolean eachPositive = parts.stream().allMatch(part -> part.amount().isPositive());
        return eachPositive && total.isPositive() && sum.equals(total);
    }
}
