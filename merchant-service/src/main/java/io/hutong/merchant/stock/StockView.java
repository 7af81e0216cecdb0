package io.hutong.merchant.stock;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The stock of a SKU, for people and checkers. */
record StockView(
        String sku, long added, long onHand, long reserved, long shipped, long available) {

    static final String SELECT = "select sku, added, on_hand, reserved, shipped from stock";

    static StockView of(ResultSet row, int number) throws SQLException {
        StockLevel level = new StockLevel(row.getLong("added"), row.getLong("on_hand"),
                row.getLong("reserved"), row.getLong("shipped"));
        return new StockView(row.getString("sku"), level.added(), level.onHand(),
                level.reserved(), level.shipped(), level.available());
    }
}
