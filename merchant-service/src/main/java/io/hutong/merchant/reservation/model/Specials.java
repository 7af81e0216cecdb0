package io.hutong.merchant.reservation.model;

import io.hutong.kernel.trade.TrafficRates;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds beyond price and stock: limits per buyer and day, subsidies, delivery promises, and
 * the traffic platform's rates.
 *
 * @param promises minutes from payment to delivery by SKU, of those that promise something
 */
public record Specials(
        Quotas quotas, Budgets budgets, Map<String, Integer> promises, TrafficRates rates) {

    public Specials {
        promises = Map.copyOf(promises);
    }

    static Specials none() {
        return new Specials(new Quotas(Map.of(), Map.of()), new Budgets(List.of(), List.of()),
                Map.of(), TrafficRates.NONE);
    }

    @Nullable
    Integer promiseOf(String sku) {
        return promises.get(sku);
    }

    /** The order ends unpaid. */
    void giveBack(String orderId) {
        quotas.giveBack(orderId);
        budgets.giveBack(orderId);
    }
}
