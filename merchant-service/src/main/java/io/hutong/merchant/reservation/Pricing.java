package io.hutong.merchant.reservation;

import io.hutong.contracts.Ceiling;
import io.hutong.contracts.TrafficRates;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What lines cost, with subsidies and without, and by which rates they will be divided. */
final class Pricing {

    private final Assortment assortment;
    private final Specials specials;

    Pricing(Assortment assortment, Specials specials) {
        this.assortment = assortment;
        this.specials = specials;
    }

    /** The SKUs that a campaign makes cheaper now. One that would make them free is ignored. */
    Set<String> subsidisedOf(List<ReservedLine> lines) {
        return lines.stream().map(ReservedLine::sku)
                .filter(sku -> specials.budgets().of(sku).filter(campaign ->
                        campaign.perPiece().compareTo(offer(sku).price()) < 0).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The first line for which there is not enough left. */
    Optional<ReservedLine> exhausted(List<ReservedLine> lines, Set<String> subsidised) {
        return lines.stream().filter(line -> subsidised.contains(line.sku())
                && campaign(line.sku()).left()
                        .compareTo(campaign(line.sku()).perPiece().times(line.quantity())) < 0)
                .findFirst();
    }

    StockReserved quote(ReserveStock order, List<ReservedLine> lines, Set<String> subsidised) {
        Map<Offer.Seller, List<StockReserved.Line>> bySeller = new LinkedHashMap<>();
        for (ReservedLine line : lines) {
            bySeller.computeIfAbsent(offer(line.sku()).seller(), seller -> new ArrayList<>())
                    .add(lineOf(line, subsidised.contains(line.sku())));
        }
        List<StockReserved.Part> parts = bySeller.entrySet().stream()
                .map(part -> partOf(order, part.getKey(), part.getValue(), subsidised)).toList();
        Money total = parts.stream().map(StockReserved.Part::amount)
                .reduce(Money.ZERO, Money::plus);
        return new StockReserved(order.orderId(), total, parts);
    }

    private StockReserved.Line lineOf(ReservedLine line, boolean subsidised) {
        Offer offer = offer(line.sku());
        Money price = subsidised
                ? offer.price().minus(campaign(line.sku()).perPiece()) : offer.price();
        return new StockReserved.Line(offer.sku(), offer.title(),
                Math.toIntExact(line.quantity()), price, price.times(line.quantity()),
                specials.promiseOf(line.sku()));
    }

    private StockReserved.Part partOf(ReserveStock order, Offer.Seller seller,
            List<StockReserved.Line> lines, Set<String> subsidised) {
        Money amount = lines.stream().map(StockReserved.Line::amount)
                .reduce(Money.ZERO, Money::plus);
        List<TrafficRates.Goods> goods = lines.stream().map(line -> new TrafficRates.Goods(
                offer(line.sku()).category(), line.amount())).toList();
        var terms = Ceiling.within(specials.rates().apply(
                seller.terms().forOrderFrom(order.channel()), order.channel(), goods));
        return new StockReserved.Part(seller.merchantId(), seller.subMchid(), amount, terms,
                lines, subsidyOf(lines, subsidised));
    }

    private @Nullable Money subsidyOf(List<StockReserved.Line> lines, Set<String> subsidised) {
        Money subsidy = lines.stream().filter(line -> subsidised.contains(line.sku()))
                .map(line -> campaign(line.sku()).perPiece().times(line.quantity()))
                .reduce(Money.ZERO, Money::plus);
        return subsidy.isPositive() ? subsidy : null;
    }

    private Offer offer(String sku) {
        return assortment.offer(sku).orElseThrow();
    }

    private Budgets.Campaign campaign(String sku) {
        return specials.budgets().of(sku).orElseThrow();
    }
}
