package io.hutong.merchant.reservation.model;

/** Pieces of one SKU that an order holds; an order has one of these per SKU. */
public record ReservedLine(String sku, long quantity) {
}
