package io.hutong.merchant.demo;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.catalog.Catalog;
import io.hutong.merchant.catalog.model.Product;
import io.hutong.merchant.merchants.Merchants;
import io.hutong.merchant.merchants.model.Merchant;
import io.hutong.merchant.merchants.model.Terms;
import io.hutong.merchant.miniprogram.MiniPrograms;
import io.hutong.merchant.stock.StockAdditions;
import java.util.List;
import java.util.Optional;

/** Fills an empty database with something to buy. What is there already stays as it is. */
final class DemoData {

    private static final String BY = "demo-data";
    private static final String MINI_PROGRAM = "wx-hutong-demo";
    /** The mini-program has no permit for {@code wine}, so that this refusal can be seen. */
    private static final List<String> PERMITS = List.of("tea", "tableware", "welfare");
    private static final int IN_STOCK = 1_000;
    private static final int WELFARE_PER_BUYER_AND_DAY = 5;

    private static final List<Merchant> MERCHANTS = List.of(
            new Merchant("m-tea", "Wuyi Tea House", "1900000101", Terms.standard()),
            new Merchant("m-mug", "Jingdezhen Mugs", "1900000102", Terms.standard()));

    private static final List<Product> PRODUCTS = List.of(
            product("tea-100", "m-tea", "Da Hong Pao, 100 g", "tea", 12_900),
            product("mug-200", "m-mug", "Celadon mug, 200 ml", "tableware", 5_900),
            product("welfare-001", "m-tea", "One-yuan tea sample", "welfare", 100)
                    .asWelfare(WELFARE_PER_BUYER_AND_DAY),
            product("wine-300", "m-tea", "Shaoxing wine, 300 ml", "wine", 8_800));

    private final Merchants merchants;
    private final Catalog catalog;
    private final StockAdditions stock;
    private final MiniPrograms miniPrograms;

    DemoData(Merchants merchants, Catalog catalog, StockAdditions stock,
            MiniPrograms miniPrograms) {
        this.merchants = merchants;
        this.catalog = catalog;
        this.stock = stock;
        this.miniPrograms = miniPrograms;
    }

    /** Must be called inside a transaction. */
    void fill() {
        for (Merchant merchant : MERCHANTS) {
            if (merchants.find(merchant.merchantId()).isEmpty()) {
                merchants.save(merchant.merchantId(), none -> Optional.of(merchant));
            }
        }
        if (!miniPrograms.exists(MINI_PROGRAM)) {
            miniPrograms.save(MINI_PROGRAM, "Hutong demo", PERMITS, BY);
        }
        for (Product product : PRODUCTS) {
            if (catalog.merchantOf(product.sku()).isEmpty()) {
                catalog.save(product, BY);
                stock.add(product.sku(), IN_STOCK, BY);
            }
        }
    }

    private static Product product(
            String sku, String merchant, String title, String category, long fen) {
        return Product.plain(sku, merchant, title, category, Money.fen(fen));
    }
}
