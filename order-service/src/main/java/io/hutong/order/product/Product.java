package io.hutong.order.product;

import io.hutong.kernel.money.Money;

/** A product as it was told last. What an order costs is decided by merchant-service alone. */
public record Product(String sku, String merchantId, String title, String category, Money price) {
}
