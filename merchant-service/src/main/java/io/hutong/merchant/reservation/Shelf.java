package io.hutong.merchant.reservation;

import io.hutong.merchant.stock.model.StockLevel;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stock of the SKUs that one poll is about, while it is being decided: each order sees what
 * those before it have left, and every SKU is written once at the end.
 */
final class Shelf {

    private final Map<String, StockLevel> levels;
    private final Map<String, StockLevel> changed = new TreeMap<>();

    Shelf(Map<String, StockLevel> levels) {
        this.levels = new HashMap<>(levels);
    }

    boolean has(ReservedLine line) {
        StockLevel level = levels.get(line.sku());
        return level != null && level.available() >= line.quantity();
    }

    void reserve(List<ReservedLine> lines) {
        lines.forEach(line -> put(line.sku(), of(line).reserve(line.quantity())));
    }

    void release(List<ReservedLine> lines) {
        lines.forEach(line -> put(line.sku(), of(line).release(line.quantity())));
    }

    void ship(List<ReservedLine> lines) {
        lines.forEach(line -> put(line.sku(), of(line).ship(line.quantity())));
    }

    /** Pieces that had left come back. */
    void restock(List<ReservedLine> lines) {
        lines.forEach(line -> put(line.sku(), of(line).restock(line.quantity())));
    }

    /** The levels that differ from those at the start, by SKU, sorted. */
    Map<String, StockLevel> changed() {
        return Collections.unmodifiableMap(changed);
    }

    private StockLevel of(ReservedLine line) {
        StockLevel level = levels.get(line.sku());
        if (level == null) {
            throw new IllegalStateException("the stock of " + line.sku() + " was not loaded");
        }
        return level;
    }

    private void put(String sku, StockLevel level) {
        levels.put(sku, level);
        changed.put(sku, level);
    }
}
