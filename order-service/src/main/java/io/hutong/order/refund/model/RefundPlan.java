package io.hutong.order.refund.model;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Pieces;
import io.hutong.order.lifecycle.model.Quote;
import io.hutong.order.lifecycle.model.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a refund of everything consists of, and which goods come back by themselves. */
public final class RefundPlan {

    private RefundPlan() {
    }

    public static Optional<Refund.Ask> everything(
            Order order, Reason because, String by, Instant now) {
        List<Refund.Part> parts = new ArrayList<>();
        for (Quote.Part part : order.requireQuote().parts()) {
            Money left = order.refundableOf(part.merchantId());
            if (left.isPositive()) {
                parts.add(new Refund.Part(part.merchantId(), left));
            }
        }
        if (parts.isEmpty() || order.refunds().limitReached()) {
            return Optional.empty();
        }
        return Optional.of(new Refund.Ask(because.name(), because, by, now, parts,
                restock(order, parts, Map.of())));
    }

    /**
     * The goods that come back: those that were named, and all of a merchant whose part is given
     * back entirely before it has shipped, since then they never leave.
     *
     * @param named pieces by SKU
     */
    static List<Goods> restock(
            Order order, List<Refund.Part> parts, Map<String, Integer> named) {
        Map<String, Integer> back = new TreeMap<>(named);
        for (Refund.Part part : parts) {
            boolean whole = part.amount().equals(order.refundableOf(part.merchantId()));
            if (whole && !order.hasShipped(part.merchantId())) {
                piecesOf(order, part.merchantId()).forEach(
                        (sku, pieces) -> back.put(sku, pieces - order.refunds().restocked(sku)));
            }
        }
        return Pieces.lines(back);
    }

    /** Pieces by SKU that a merchant sells in the order. */
    static Map<String, Integer> piecesOf(Order order, String merchantId) {
        Map<String, Integer> pieces = new TreeMap<>();
        order.requireQuote().parts().stream()
                .filter(part -> part.merchantId().equals(merchantId))
                .flatMap(part -> part.lines().stream())
                .forEach(line -> pieces.merge(line.sku(), line.quantity(), Integer::sum));
        return pieces;
    }
}
