package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Ceiling;
import io.hutong.kernel.trade.TrafficRates;
import io.hutong.merchant.reservation.model.StockCommand.Reserve;
import io.hutong.merchant.subsidy.model.FlashPrice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lines cost, with subsidies and without, and by which rates they will be divided. */
final class Pricing {

    private final Assortment assortment;
    private final Specials specials;

    Pricing(Assortment assortment, Specials specials) {
        this.assortment = assortment;
        this.specials = specials;
    }

    /** What makes each SKU cheaper now, in order; those that nothing does are absent. */
    Map<String, List<FlashPrice>> offered(List<ReservedLine> lines) {
        Map<String, List<FlashPrice>> offered = new HashMap<>();
        for (ReservedLine line : lines) {
            List<FlashPrice> flashes =
                    specials.budgets().of(line.sku(), offer(line.sku()).price());
            if (!flashes.isEmpty()) {
                offered.put(line.sku(), flashes);
            }
        }
        return offered;
    }

    /** For each line the first price that does for all of its pieces; where none does, none. */
    static Map<String, FlashPrice> chosen(
            List<ReservedLine> lines, Map<String, List<FlashPrice>> offered) {
        Map<String, FlashPrice> chosen = new HashMap<>();
        for (ReservedLine line : lines) {
            offered.getOrDefault(line.sku(), List.of()).stream()
                    .filter(flash -> flash.pieces() >= line.quantity()).findFirst()
                    .ifPresent(flash -> chosen.put(line.sku(), flash));
        }
        return chosen;
    }

    Quote quote(Reserve order, List<ReservedLine> lines,
            Map<String, FlashPrice> subsidised) {
        Map<Offer.Seller, List<Quote.Line>> bySeller = new LinkedHashMap<>();
        for (ReservedLine line : lines) {
            bySeller.computeIfAbsent(offer(line.sku()).seller(), seller -> new ArrayList<>())
                    .add(lineOf(line, subsidised.get(line.sku())));
        }
        List<Quote.Part> parts = bySeller.entrySet().stream()
                .map(part -> partOf(order, part.getKey(), part.getValue(), subsidised)).toList();
        Money total = parts.stream().map(Quote.Part::amount)
                .reduce(Money.ZERO, Money::plus);
        return new Quote(total, parts);
    }

    private Quote.Line lineOf(ReservedLine line, @Nullable FlashPrice flash) {
        Offer offer = offer(line.sku());
        Money price = flash == null
                ? offer.price() : offer.price().minus(flash.perPiece());
        return new Quote.Line(offer.sku(), offer.title(),
                Math.toIntExact(line.quantity()), price, price.times(line.quantity()),
                specials.promiseOf(line.sku()));
    }

    private Quote.Part partOf(Reserve order, Offer.Seller seller,
            List<Quote.Line> lines, Map<String, FlashPrice> subsidised) {
        Money amount = lines.stream().map(Quote.Line::amount)
                .reduce(Money.ZERO, Money::plus);
        List<TrafficRates.Goods> goods = lines.stream().map(line -> new TrafficRates.Goods(
                offer(line.sku()).category(), line.amount())).toList();
        var terms = Ceiling.within(specials.rates().apply(
                seller.terms().forOrderFrom(order.channel()), order.channel(), goods));
        PartSubsidy subsidy = PartSubsidy.of(lines, subsidised);
        return new Quote.Part(seller.merchantId(), seller.subMchid(), amount, terms,
                lines, subsidy);
    }

    private Offer offer(String sku) {
        return assortment.offer(sku).orElseThrow();
    }
}
