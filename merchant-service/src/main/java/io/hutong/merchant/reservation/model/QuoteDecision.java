package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.reservation.model.StockCommand.Reserve;
import io.hutong.merchant.subsidy.model.FlashPrice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an order costs and takes from the shelf, or why it cannot be had. */
sealed interface QuoteDecision {

    /** @param subsidised by what the platform's budgets make SKUs cheaper in this order */
    record Good(List<ReservedLine> lines, Quote quote,
            Map<String, FlashPrice> subsidised) implements QuoteDecision {
    }

    record Bad(Refusal refusal, String detail) implements QuoteDecision {
    }

    /** The order must be well-formed: see {@link Malformed}. */
    static QuoteDecision of(Reserve order, Poll poll) {
        List<ReservedLine> lines = folded(order);
        return Objections.against(order, lines, poll.assortment())
                .or(() -> beyondQuota(order, lines, poll.specials()))
                .<QuoteDecision>map(objection -> objection)
                .orElseGet(() -> priced(order, lines,
                        new Pricing(poll.assortment(), poll.specials()), poll.shelf()));
    }

    /** Several lines of one SKU are one, in the place of the first. */
    private static List<ReservedLine> folded(Reserve order) {
        Map<String, Long> quantities = new LinkedHashMap<>();
        order.lines().forEach(
                line -> quantities.merge(line.sku(), line.quantity(), Math::addExact));
        return quantities.entrySet().stream()
                .map(line -> new ReservedLine(line.getKey(), line.getValue())).toList();
    }

    private static Optional<Bad> beyondQuota(
            Reserve order, List<ReservedLine> lines, Specials specials) {
        return lines.stream().filter(line -> !specials.quotas().allows(order.buyerId(), line))
                .findFirst().map(line -> new Bad(Refusal.PURCHASE_LIMIT,
                        "a buyer may not have " + line.quantity() + " more of " + line.sku()
                                + " today"));
    }

    /**
     * A buyer who expects the price without subsidies gets it; anybody else who comes when a
     * budget is used up is refused rather than charged more than the page has shown.
     */
    private static QuoteDecision priced(
            Reserve order, List<ReservedLine> lines, Pricing pricing, Shelf shelf) {
        Map<String, List<FlashPrice>> offered = pricing.offered(lines);
        Money expected = order.expectedTotal();
        Quote full = pricing.quote(order, lines, Map.of());
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
        Quote quote = wantsFull ? full : pricing.quote(order, lines, subsidised);
        if (expected != null && !expected.equals(quote.total())) {
            return new Bad(Refusal.PRICE_CHANGED,
                    "the total is " + quote.total() + " and not " + expected);
        }
        return outOfStock(lines, shelf).<QuoteDecision>map(bad -> bad)
                .orElseGet(() -> new Good(lines, quote, subsidised));
    }

    private static Optional<Bad> outOfStock(List<ReservedLine> lines, Shelf shelf) {
        return lines.stream().filter(line -> !shelf.has(line)).findFirst()
                .map(line -> new Bad(Refusal.OUT_OF_STOCK,
                        "there are not " + line.quantity() + " of " + line.sku()));
    }
}
