package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;

/**
 * A product was created, or what it is and costs was saved. The key is the SKU, so that the last
 * one that a reader sees is how the product is now.
 *
 * @param price of one piece
 */
public record ProductChanged(
        String sku, String merchantId, String title, String category, Money price)
        implements MerchantEvent {

    @Override
    public String key() {
        return sku;
    }
}
