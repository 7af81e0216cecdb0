package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.merchants.model.Terms;
import org.jspecify.annotations.Nullable;

/** A product with everything of its merchant that a quote needs. */
public record Offer(
        String sku, String title, String category, Money price, @Nullable Integer maxPerOrder,
        Seller seller) {

    public record Seller(String merchantId, String subMchid, Terms terms) {
    }
}
