package io.hutong.merchant.reservation;

/** Pieces of one SKU that an order holds; an order has one of these per SKU. */
record ReservedLine(String sku, long quantity) {
}
