package io.hutong.merchant.stock;

import io.hutong.merchant.stock.model.StockLevel;

/** The stock of a SKU, for people and checkers. */
record StockView(
        String sku, long added, long onHand, long reserved, long shipped, long available) {

    static StockView of(String sku, StockLevel level) {
        return new StockView(sku, level.added(), level.onHand(), level.reserved(),
                level.shipped(), level.available());
    }
}
