package io.hutong.acceptance.dsl;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a buyer orders.
 *
 * @param lines pieces by product
 */
public record Basket(String miniProgram, Map<Product, Integer> lines) {

    public static Basket ofOneEach(Product... products) {
        Map<Product, Integer> lines = new LinkedHashMap<>();
        for (Product product : products) {
            lines.put(product, 1);
        }
        return new Basket(Platform.DEMO_MINI_PROGRAM, lines);
    }

    public static Basket of(int pieces, Product product) {
        return new Basket(Platform.DEMO_MINI_PROGRAM, Map.of(product, pieces));
    }

    /** The same, ordered in another mini-program. */
    public Basket in(String otherMiniProgram) {
        return new Basket(otherMiniProgram, lines);
    }
}
