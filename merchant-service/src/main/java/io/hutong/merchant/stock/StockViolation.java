package io.hutong.merchant.stock;

/** @param reservedByOrders what the live reservations add up to; equals {@code reserved} */
record StockViolation(String sku, long reserved, long reservedByOrders) {
}
