package io.hutong.merchant.catalog.model;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something for sale.
 *
 * @param price                of one piece
 * @param maxPerOrder          pieces that one order may have of it, null for no limit
 * @param section              null outside of sections with rules of their own
 * @param maxPerBuyerDay       pieces that one buyer may order in one Beijing day, null for no limit
 * @param deliverWithinMinutes what instant retail promises after the payment, null for no promise
 */
public record Product(
        String sku, String merchantId, String title, String category, Money price,
        @Nullable Integer maxPerOrder, @Nullable Section section,
        @Nullable Integer maxPerBuyerDay, @Nullable Integer deliverWithinMinutes) {

    /** With a shelf price and no further rule. */
    public static Product plain(
            String sku, String merchantId, String title, String category, Money price) {
        return new Product(sku, merchantId, title, category, price, null, null, null, null);
    }

    /** Of the one-yuan welfare section. */
    public Product asWelfare(int perBuyerAndDay) {
        return new Product(sku, merchantId, title, category, price, maxPerOrder,
                Section.ONE_YUAN_WELFARE, perBuyerAndDay, deliverWithinMinutes);
    }
}
