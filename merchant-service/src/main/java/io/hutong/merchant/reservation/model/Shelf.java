package io.hutong.merchant.reservation.model;

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
public final class Shelf {

    private final Map<String, StockLevel> levels;
    private final Map<String, StockLevel> changed = new TreeMap<>();

    public Shelf(Map<String, StockLevel> levels) {
        this.levels = new HashMap<>(levels);
    }

    boolean has(ReservedLine line) {
        StockLevel level = levels.get(line.sku());
        return level != null && level.available() >= line.quantity();
    }

    void move(StockMove move, List<ReservedLine> lines) {
        for (ReservedLine line : lines) {
            StockLevel after = after(move, of(line), line.quantity());
            levels.put(line.sku(), after);
            changed.put(line.sku(), after);
        }
    }

    private static StockLevel after(StockMove move, StockLevel level, long quantity) {
        return switch (move) {
            case RESERVE -> level.reserve(quantity);
            case RELEASE -> level.release(quantity);
            case SHIP -> level.ship(quantity);
            case RESTOCK -> level.restock(quantity);
        };
    }

    /** The levels that differ from those at the start, by SKU, sorted. */
    public Map<String, StockLevel> changed() {
        return Collections.unmodifiableMap(changed);
    }

    private StockLevel of(ReservedLine line) {
        StockLevel level = levels.get(line.sku());
        if (level == null) {
            throw new IllegalStateException("the stock of " + line.sku() + " was not loaded");
        }
        return level;
    }
}
