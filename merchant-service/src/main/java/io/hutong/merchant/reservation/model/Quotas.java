package io.hutong.merchant.reservation.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What buyers may still have today of products with a limit per buyer and day. */
public final class Quotas {

    private final Map<String, Integer> limits;
    private final Map<Key, Long> taken;
    private final Map<String, List<Purchase>> added = new HashMap<>();
    private final Set<String> removed = new HashSet<>();

    public record Key(String sku, String buyerId) {
    }

    /** Pieces that an order takes of a limited product. */
    public record Purchase(String orderId, String sku, String buyerId, long quantity) {
    }

    /**
     * @param limits by SKU, of limited products only
     * @param taken  pieces of today
     */
    public Quotas(Map<String, Integer> limits, Map<Key, Long> taken) {
        this.limits = Map.copyOf(limits);
        this.taken = new HashMap<>(taken);
    }

    boolean allows(String buyerId, ReservedLine line) {
        Integer limit = limits.get(line.sku());
        return limit == null || taken.getOrDefault(new Key(line.sku(), buyerId), 0L)
                + line.quantity() <= limit;
    }

    void take(String orderId, String buyerId, List<ReservedLine> lines) {
        for (ReservedLine line : lines) {
            if (limits.containsKey(line.sku())) {
                taken.merge(new Key(line.sku(), buyerId), line.quantity(), Long::sum);
                added.computeIfAbsent(orderId, id -> new ArrayList<>()).add(
                        new Purchase(orderId, line.sku(), buyerId, line.quantity()));
            }
        }
    }

    /** The order ends unpaid: its buyer may have the goods another time. */
    void giveBack(String orderId) {
        List<Purchase> ours = added.remove(orderId);
        if (ours == null) {
            removed.add(orderId);
            return;
        }
        ours.forEach(purchase -> taken.merge(new Key(purchase.sku(), purchase.buyerId()),
                -purchase.quantity(), Long::sum));
    }

    public List<Purchase> added() {
        return added.values().stream().flatMap(List::stream).toList();
    }

    /** Orders of earlier polls that have given back what they took, if they took anything. */
    public Set<String> removed() {
        return Set.copyOf(removed);
    }
}
