package io.hutong.order.lifecycle.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Pieces by SKU. A list may name one SKU several times, as an order may hold it in several lines;
 * what is checked is always the sum, in the place of the first.
 */
public final class Pieces {

    private Pieces() {
    }

    public static <L> Map<String, Integer> bySku(
            Collection<L> lines, Function<L, String> sku, ToIntFunction<L> quantity) {
        Map<String, Integer> pieces = new LinkedHashMap<>();
        lines.forEach(line -> pieces.merge(
                sku.apply(line), quantity.applyAsInt(line), Math::addExact));
        return pieces;
    }

    public static Map<String, Integer> bySku(Collection<Goods> lines) {
        return bySku(lines, Goods::sku, Goods::quantity);
    }

    /** One line per SKU; those without a piece are left out. */
    public static List<Goods> lines(Map<String, Integer> pieces) {
        return pieces.entrySet().stream().filter(line -> line.getValue() > 0)
                .map(line -> new Goods(line.getKey(), line.getValue())).toList();
    }
}
