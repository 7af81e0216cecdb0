package io.hutong.merchant.catalog;

import io.hutong.contracts.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something for sale.
 *
 * @param price       of one piece
 * @param maxPerOrder pieces that one order may have of it, null for no limit
 */
public record Product(
        String sku, String merchantId, String title, String category, Money price,
        @Nullable Integer maxPerOrder) {
}
