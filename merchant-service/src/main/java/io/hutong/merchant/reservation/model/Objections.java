package io.hutong.merchant.reservation.model;

import io.hutong.merchant.reservation.model.Assortment.Storefront;
import io.hutong.merchant.reservation.model.QuoteDecision.Bad;
import io.hutong.merchant.reservation.model.StockCommand.Reserve;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rules of the platforms, one by one; the first that objects gives the order its reason. */
final class Objections {

    private Objections() {
    }

    static Optional<Bad> against(
            Reserve order, List<ReservedLine> lines, Assortment assortment) {
        return Stream.<Supplier<Optional<Bad>>>of(
                () -> storefront(order, assortment),
                () -> unknownSku(lines, assortment),
                () -> missingPermit(order, lines, assortment),
                () -> limit(lines, assortment))
                .map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Bad> storefront(Reserve order, Assortment assortment) {
        Optional<Storefront> storefront = assortment.storefront(order.miniProgram());
        if (storefront.isEmpty()) {
            return bad(Refusal.UNKNOWN_MINI_PROGRAM, "there is no " + order.miniProgram());
        }
        return storefront.get().suspended()
                ? bad(Refusal.MINI_PROGRAM_SUSPENDED, order.miniProgram() + " is suspended")
                : Optional.empty();
    }

    private static Optional<Bad> unknownSku(List<ReservedLine> lines, Assortment assortment) {
        return lines.stream().filter(line -> assortment.offer(line.sku()).isEmpty()).findFirst()
                .flatMap(line -> bad(Refusal.UNKNOWN_SKU, "there is no " + line.sku()));
    }

    private static Optional<Bad> missingPermit(
            Reserve order, List<ReservedLine> lines, Assortment assortment) {
        Storefront storefront = assortment.storefront(order.miniProgram()).orElseThrow();
        return offers(lines, assortment)
                .filter(offer -> !storefront.permits().contains(offer.category())).findFirst()
                .flatMap(offer -> bad(Refusal.CATEGORY_NOT_PERMITTED, order.miniProgram()
                        + " has no permit for " + offer.category() + ", which " + offer.sku()
                        + " needs"));
    }

    private static Optional<Bad> limit(List<ReservedLine> lines, Assortment assortment) {
        return lines.stream().filter(line -> {
            Integer max = assortment.offer(line.sku()).orElseThrow().maxPerOrder();
            return max != null && line.quantity() > max;
        }).findFirst().flatMap(line -> bad(Refusal.PURCHASE_LIMIT,
                "an order may not have " + line.quantity() + " of " + line.sku()));
    }

    private static Stream<Offer> offers(List<ReservedLine> lines, Assortment assortment) {
        return lines.stream().map(line -> assortment.offer(line.sku()).orElseThrow());
    }

    private static Optional<Bad> bad(Refusal refusal, String detail) {
        return Optional.of(new Bad(refusal, detail));
    }
}
