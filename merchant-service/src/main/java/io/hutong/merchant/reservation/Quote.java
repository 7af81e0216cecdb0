package io.hutong.merchant.reservation;

import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockRefused.Refusal;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an order costs and takes from the shelf, or why it cannot be had. */
sealed interface Quote {

    record Good(List<ReservedLine> lines, StockReserved reply) implements Quote {
    }

    record Bad(Refusal refusal, String detail) implements Quote {
    }

    /** The order must be well-formed: see {@link Malformed}. */
    static Quote of(ReserveStock order, Assortment assortment, Shelf shelf) {
        List<ReservedLine> lines = folded(order);
        return Objections.against(order, lines, assortment)
                .<Quote>map(objection -> objection)
                .orElseGet(() -> priced(order, lines, assortment, shelf));
    }

    /** Several lines of one SKU are one, in the place of the first. */
    private static List<ReservedLine> folded(ReserveStock order) {
        Map<String, Long> quantities = new LinkedHashMap<>();
        order.lines().forEach(
                line -> quantities.merge(line.sku(), (long) line.quantity(), Math::addExact));
        return quantities.entrySet().stream()
                .map(line -> new ReservedLine(line.getKey(), line.getValue())).toList();
    }

    private static Quote priced(
            ReserveStock order, List<ReservedLine> lines, Assortment assortment, Shelf shelf) {
        StockReserved reply = reply(order, lines, assortment);
        Money expected = order.expectedTotal();
        if (expected != null && !expected.equals(reply.total())) {
            return new Bad(Refusal.PRICE_CHANGED,
                    "the total is " + reply.total() + " and not " + expected);
        }
        for (ReservedLine line : lines) {
            if (!shelf.has(line)) {
                return new Bad(Refusal.OUT_OF_STOCK,
                        "there are not " + line.quantity() + " of " + line.sku());
            }
        }
        return new Good(lines, reply);
    }

    private static StockReserved reply(
            ReserveStock order, List<ReservedLine> lines, Assortment assortment) {
        Map<Offer.Seller, List<StockReserved.Line>> bySeller = new LinkedHashMap<>();
        for (ReservedLine line : lines) {
            Offer offer = assortment.offer(line.sku()).orElseThrow();
            bySeller.computeIfAbsent(offer.seller(), seller -> new ArrayList<>())
                    .add(lineOf(offer, line.quantity()));
        }
        List<StockReserved.Part> parts = bySeller.entrySet().stream()
                .map(part -> partOf(order, part.getKey(), part.getValue())).toList();
        Money total = parts.stream().map(StockReserved.Part::amount)
                .reduce(Money.ZERO, Money::plus);
        return new StockReserved(order.orderId(), total, parts);
    }

    private static StockReserved.Line lineOf(Offer offer, long quantity) {
        return new StockReserved.Line(offer.sku(), offer.title(), Math.toIntExact(quantity),
                offer.price(), offer.price().times(quantity));
    }

    private static StockReserved.Part partOf(
            ReserveStock order, Offer.Seller seller, List<StockReserved.Line> lines) {
        Money amount = lines.stream().map(StockReserved.Line::amount)
                .reduce(Money.ZERO, Money::plus);
        return new StockReserved.Part(seller.merchantId(), seller.subMchid(), amount,
                seller.terms().forOrderFrom(order.channel()), lines);
    }
}
