package io.hutong.order.lifecycle.model;

/** That many pieces of a SKU. */
public record Goods(String sku, int quantity) {
}
