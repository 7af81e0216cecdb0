package io.hutong.order.lifecycle;

import io.hutong.order.lifecycle.model.Goods;
import java.util.List;

/** Goods inside the JSON of other columns. */
record GoodsRow(String sku, int quantity) {

    static List<GoodsRow> all(List<Goods> goods) {
        return goods.stream().map(one -> new GoodsRow(one.sku(), one.quantity())).toList();
    }

    static List<Goods> models(List<GoodsRow> rows) {
        return rows.stream().map(row -> new Goods(row.sku, row.quantity)).toList();
    }
}
