package io.hutong.order.product;

import io.hutong.contracts.message.ProductChanged;
import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The copy of the products. */
public final class Products {

    private static final String SAVE = """
            insert into products (sku, merchant_id, title, category, price)
            select sku, merchant_id, title, category, price
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                   as u(sku, merchant_id, title, category, price)
             order by sku
            on conflict (sku) do update
               set merchant_id = excluded.merchant_id, title = excluded.title,
                   category = excluded.category, price = excluded.price""";

    private final JdbcTemplate jdbc;

    Products(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Product> find(String sku) {
        return jdbc.query("select * from products where sku = ?", (row, _) -> new Product(
                row.getString("sku"), row.getString("merchant_id"), row.getString("title"),
                row.getString("category"), Money.fen(row.getLong("price"))), sku)
                .stream().findFirst();
    }

    /** @param changes in the order in which they were told; the last one of a SKU stays */
    void save(List<ProductChanged> changes) {
        Map<String, ProductChanged> last = new TreeMap<>();
        changes.forEach(change -> last.put(change.sku(), change));
        List<ProductChanged> rows = List.copyOf(last.values());
        if (rows.isEmpty()) {
            return;
        }
        jdbc.update(SAVE, Columns.of(rows).text(ProductChanged::sku)
                .text(ProductChanged::merchantId).text(ProductChanged::title)
                .text(ProductChanged::category).money(ProductChanged::price));
    }
}
