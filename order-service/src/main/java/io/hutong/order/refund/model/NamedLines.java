package io.hutong.order.refund.model;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Pieces;
import io.hutong.order.lifecycle.model.Sold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The goods that a refund is about, each SKU once: an order may hold it in two lines, and so may
 * the request name it twice.
 *
 * @param pieces    by SKU
 * @param restocked pieces by SKU that go back to the shelf
 */
record NamedLines(Order order, Map<String, Integer> pieces, Map<String, Integer> restocked) {

    static NamedLines of(Order order, List<RefundWish.Line> lines) {
        return new NamedLines(order, bySku(lines),
                bySku(lines.stream().filter(line -> restocks(order, line)).toList()));
    }

    private static Map<String, Integer> bySku(List<RefundWish.Line> lines) {
        return Pieces.bySku(lines, RefundWish.Line::sku, RefundWish.Line::quantity);
    }

    /** Goods that are still here stay here; whether others come back is for the seller to say. */
    private static boolean restocks(Order order, RefundWish.Line line) {
        Boolean said = line.restock();
        return said != null ? said : order.requireQuote().sold(line.sku())
                .filter(sold -> !order.hasShipped(sold.merchantId())).isPresent();
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** The first that is not of these sellers, or of which there are not so many. */
    Optional<RefundDecision> wrong(Set<String> sellers) {
        return pieces.keySet().stream().map(sku -> wrong(sku, sellers))
                .flatMap(Optional::stream).findFirst();
    }

    private Optional<RefundDecision> wrong(String sku, Set<String> sellers) {
        Optional<Sold> sold = order.requireQuote().sold(sku)
                .filter(one -> sellers.contains(one.merchantId()));
        if (sold.isEmpty()) {
            return Optional.of(new RefundDecision.UnknownLine(sku));
        }
        int all = sold.get().quantity();
        int here = Math.max(0, all - order.refunds().restocked(sku));
        if (restocked.getOrDefault(sku, 0) > here) {
            return Optional.of(new RefundDecision.TooManyPieces(sku, here));
        }
        return pieces.getOrDefault(sku, 0) > all
                ? Optional.of(new RefundDecision.TooManyPieces(sku, all)) : Optional.empty();
    }

    /** Pieces by SKU of one merchant's goods. */
    Map<String, Integer> piecesOf(String merchantId) {
        Map<String, Integer> its = new TreeMap<>(pieces);
        its.keySet().removeIf(sku -> !sold(sku).merchantId().equals(merchantId));
        return its;
    }

    Set<String> merchants() {
        return pieces.keySet().stream().map(sku -> sold(sku).merchantId())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What was paid for the pieces. */
    Money worth() {
        return pieces.entrySet().stream()
                .map(line -> sold(line.getKey()).priceOf(line.getValue()))
                .reduce(Money.ZERO, Money::plus);
    }

    private Sold sold(String sku) {
        return order.requireQuote().sold(sku).orElseThrow();
    }
}
