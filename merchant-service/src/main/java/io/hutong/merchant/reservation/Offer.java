package io.hutong.merchant.reservation;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.merchants.model.Terms;
import org.jspecify.annotations.Nullable;

/** A product with everything of its merchant that a quote needs. */
record Offer(
        String sku, String title, String category, Money price, @Nullable Integer maxPerOrder,
        Seller seller) {

    record Seller(String merchantId, String subMchid, Terms terms) {
    }
}
