package io.hutong.merchant.reservation;

import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockRefused.Refusal;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.subsidy.model.FlashPrice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an order costs and takes from the shelf, or why it cannot be had. */
sealed interface Quote {

    /** @param subsidised by what the platform's budgets make SKUs cheaper in this order */
    record Good(List<ReservedLine> lines, StockReserved reply,
            Map<String, FlashPrice> subsidised) implements Quote {
    }

    record Bad(Refusal refusal, String detail) implements Quote {
    }

    /** The order must be well-formed: see {@link Malformed}. */
    static Quote of(ReserveStock order, Assortment assortment, Shelf shelf, Specials specials) {
        List<ReservedLine> lines = folded(order);
        return Objections.against(order, lines, assortment)
                .or(() -> beyondQuota(order, lines, specials))
                .<Quote>map(objection -> objection)
                .orElseGet(() -> priced(order, lines, new Pricing(assortment, specials), shelf));
    }

    /** Several lines of one SKU are one, in the place of the first. */
    private static List<ReservedLine> folded(ReserveStock order) {
        Map<String, Long> quantities = new LinkedHashMap<>();
        order.lines().forEach(
                line -> quantities.merge(line.sku(), (long) line.quantity(), Math::addExact));
        return quantities.entrySet().stream()
                .map(line -> new ReservedLine(line.getKey(), line.getValue())).toList();
    }

    private static Optional<Bad> beyondQuota(
            ReserveStock order, List<ReservedLine> lines, Specials specials) {
        return lines.stream().filter(line -> !specials.quotas().allows(order.buyerId(), line))
                .findFirst().map(line -> new Bad(Refusal.PURCHASE_LIMIT,
                        "a buyer may not have " + line.quantity() + " more of " + line.sku()
                                + " today"));
    }

    /**
     * A buyer who expects the price without subsidies gets it; anybody else who comes when a
     * budget is used up is refused rather than charged more than the page has shown.
     */
    private static Quote priced(
            ReserveStock order, List<ReservedLine> lines, Pricing pricing, Shelf shelf) {
        Map<String, List<FlashPrice>> offered = pricing.offered(lines);
        Money expected = order.expectedTotal();
        StockReserved full = pricing.quote(order, lines, Map.of());
        boolean wantsFull = offered.isEmpty()
                || expected != null && expected.equals(full.total());
        Map<String, FlashPrice> subsidised =
                wantsFull ? Map.of() : Pricing.chosen(lines, offered);
        for (ReservedLine line : wantsFull ? List.<ReservedLine>of() : lines) {
            if (offered.containsKey(line.sku()) && !subsidised.containsKey(line.sku())) {
                return new Bad(Refusal.SUBSIDY_EXHAUSTED,
                        "the subsidy of " + line.sku() + " is used up");
            }
        }
        StockReserved reply = wantsFull ? full : pricing.quote(order, lines, subsidised);
        if (expected != null && !expected.equals(reply.total())) {
            return new Bad(Refusal.PRICE_CHANGED,
                    "the total is " + reply.total() + " and not " + expected);
        }
        return outOfStock(lines, shelf).<Quote>map(bad -> bad)
                .orElseGet(() -> new Good(lines, reply, subsidised));
    }

    private static Optional<Bad> outOfStock(List<ReservedLine> lines, Shelf shelf) {
        return lines.stream().filter(line -> !shelf.has(line)).findFirst()
                .map(line -> new Bad(Refusal.OUT_OF_STOCK,
                        "there are not " + line.quantity() + " of " + line.sku()));
    }
}
