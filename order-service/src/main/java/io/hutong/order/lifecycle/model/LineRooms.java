package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Allotment;
import io.hutong.kernel.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much may still go back under each line of an order: what was paid for it, less what went
 * back or is on its way back under it, whether its goods come back or not.
 *
 * <p>A refund that names no lines is about the money of a merchant's part and takes no line's
 * room: as long as it fits into the part and each line's own refunds fit into the line, there is a
 * way to divide it over the lines that exceeds none of them.
 */
public final class LineRooms {

    private final Order order;
    private final Map<String, Money> left = new LinkedHashMap<>();

    private LineRooms(Order order) {
        this.order = order;
        order.requireQuote().parts().forEach(part -> part.lines().forEach(
                line -> left.merge(line.sku(), line.amount(), Money::plus)));
    }

    /** Less every refund that was not refused. */
    public static LineRooms of(Order order) {
        LineRooms rooms = new LineRooms(order);
        order.refunds().all().forEach(rooms::take);
        return rooms;
    }

    /** Less also what the buyer has asked for and nobody has decided. */
    public static LineRooms besideOpenAfterSales(Order order) {
        LineRooms rooms = of(order);
        order.afterSales().all().stream().filter(AfterSale::awaitsDecision).map(AfterSale::ask)
                .forEach(ask -> rooms.claim(ask.amount(), Pieces.bySku(ask.lines())));
        return rooms;
    }

    /** @return false where one of them is more than its line has room for */
    boolean hold(List<LineShare> shares) {
        return shares.stream()
                .allMatch(share -> share.amount().compareTo(leftOf(share.sku())) <= 0);
    }

    /** What may go back for that many pieces of a SKU. */
    public Money of(String sku, int pieces) {
        Money worth = order.requireQuote().sold(sku)
                .map(sold -> sold.priceOf(Math.min(pieces, sold.quantity())))
                .orElse(Money.ZERO);
        Money room = leftOf(sku);
        return worth.compareTo(room) < 0 ? worth : room;
    }

    /** What may go back for these pieces together. */
    public Money of(Map<String, Integer> pieces) {
        return pieces.entrySet().stream().map(line -> of(line.getKey(), line.getValue()))
                .reduce(Money.ZERO, Money::plus);
    }

    /**
     * Divides an amount over the lines in the ratio of their rooms, to the fen.
     *
     * @param amount not more than {@link #of(Map) these pieces' room}
     */
    public List<LineShare> divide(Money amount, Map<String, Integer> pieces) {
        List<String> skus = new ArrayList<>();
        List<Long> rooms = new ArrayList<>();
        pieces.forEach((sku, quantity) -> {
            skus.add(sku);
            rooms.add(of(sku, quantity).total());
        });
        if (amount.compareTo(of(pieces)) > 0) {
            throw new IllegalArgumentException("there is no room for " + amount + " in " + skus);
        }
        List<LineShare> shares = new ArrayList<>();
        if (amount.isPositive()) {
            List<Money> amounts = Allotment.byWeights(amount, rooms);
            for (int at = 0; at < skus.size(); at++) {
                if (amounts.get(at).isPositive()) {
                    shares.add(new LineShare(skus.get(at), amounts.get(at)));
                }
            }
        }
        return shares;
    }

    private Money leftOf(String sku) {
        return left.getOrDefault(sku, Money.ZERO);
    }

    /** A part that the channel has closed gives its lines' room back. */
    private void take(Refund refund) {
        List<LineShare> lines = refund.ask().lines();
        if (lines == null) {
            takeUndivided(refund);
            return;
        }
        lines.stream().filter(share -> order.requireQuote().sold(share.sku())
                .filter(sold -> refund.amountOf(sold.merchantId()).isPositive())
                .isPresent())
                .forEach(this::take);
    }

    /**
     * One from before lines were told: whatever goods came back with it, those it was about.
     */
    private void takeUndivided(Refund refund) {
        for (Refund.Part part : refund.ask().parts()) {
            Map<String, Integer> pieces = Pieces.bySku(refund.ask().restock().stream()
                    .filter(line -> order.requireQuote().sold(line.sku())
                            .filter(sold -> sold.merchantId().equals(part.merchantId()))
                            .isPresent())
                    .toList());
            claim(refund.amountOf(part.merchantId()), pieces);
        }
    }

    private void claim(Money amount, Map<String, Integer> pieces) {
        Money room = of(pieces);
        divide(amount.compareTo(room) < 0 ? amount : room, pieces).forEach(this::take);
    }

    private void take(LineShare share) {
        left.put(share.sku(), leftOf(share.sku()).minus(share.amount()));
    }
}
