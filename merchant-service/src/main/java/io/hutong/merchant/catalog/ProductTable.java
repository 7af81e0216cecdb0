package io.hutong.merchant.catalog;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.catalog.model.Product;
import io.hutong.merchant.catalog.model.Section;
import io.hutong.merchant.subsidy.CampaignRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProductTable {

    /** With the campaigns whose time it is; what they make of the price is decided elsewhere. */
    private static final String LISTING = """
            select product.*, stock.on_hand - stock.reserved as available, running.campaigns
              from product join stock using (sku)
              left join lateral (
                   select jsonb_agg(jsonb_build_object('id', campaign_id, 'per_piece', per_piece,
                              'left', budget - committed, 'from_traffic', from_traffic,
                              'starts_at', starts_at, 'ends_at', ends_at))::text as campaigns
                     from subsidy_campaign as campaign
                    where campaign.sku = product.sku
                      and clock_timestamp() between starts_at and ends_at) as running on true
            """;

    private final JdbcClient jdbc;

    ProductTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ListingView> find(String sku) {
        return jdbc.sql(LISTING + "where sku = ?").param(sku)
                .query(ProductTable::listingOf).optional();
    }

    Optional<String> lockMerchantOf(String sku) {
        return jdbc.sql("select merchant_id from product where sku = ? for update").param(sku)
                .query(String.class).optional();
    }

    /** Whether there is a campaign for it that is not over yet. */
    boolean isSubsidised(String sku) {
        return jdbc.sql("""
                select exists (select from subsidy_campaign
                                where sku = ? and ends_at >= clock_timestamp())""")
                .param(sku).query(Boolean.class).single();
    }

    /** The next products after {@code after}, by SKU. Empty filters match everything. */
    List<ListingView> search(String category, String words, String after, int limit) {
        return jdbc.sql(LISTING + """
                where sku > :after
                  and (:category = '' or category = :category)
                  and (:words = '' or title ilike :pattern)
                order by sku limit :limit""")
                .param("after", after).param("category", category).param("words", words)
                .param("pattern", "%" + escaped(words) + "%").param("limit", limit)
                .query(ProductTable::listingOf).list();
    }

    /** With an empty shelf where the product is new. */
    void save(Product product, String askedBy) {
        jdbc.sql("""
                with saved as (
                    insert into product (sku, merchant_id, title, category, price,
                                         max_per_order, section, max_per_buyer_day,
                                         deliver_within_minutes, asked_by, announced, updated_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, now())
                    on conflict (sku) do update
                       set title = excluded.title, category = excluded.category,
                           price = excluded.price, max_per_order = excluded.max_per_order,
                           section = excluded.section,
                           max_per_buyer_day = excluded.max_per_buyer_day,
                           deliver_within_minutes = excluded.deliver_within_minutes,
                           asked_by = excluded.asked_by,
                           announced = true, updated_at = excluded.updated_at
                    returning sku)
                insert into stock (sku) select sku from saved on conflict do nothing""")
                .params(product.sku(), product.merchantId(), product.title(), product.category(),
                        product.price().total())
                .param(product.maxPerOrder())
                .param(product.section() == null ? null : product.section().name())
                .param(product.maxPerBuyerDay())
                .param(product.deliverWithinMinutes())
                .param(askedBy)
                .update();
    }

    /** Takes some of those that order-service was never told of; the caller tells it. */
    List<Product> takeNotAnnounced(int limit) {
        return jdbc.sql("""
                update product set announced = true
                 where sku in (select sku from product where not announced
                                order by sku limit ? for update skip locked)
                returning *""").param(limit).query((row, number) -> productOf(row)).list();
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static ListingView listingOf(ResultSet row, int number) throws SQLException {
        Product product = productOf(row);
        return ListingView.of(product, row.getLong("available"),
                flashOf(product.price(), row.getString("campaigns")));
    }

    private static ListingView.@Nullable Flash flashOf(Money price, @Nullable String campaigns) {
        return campaigns == null ? null
                : ListingView.Flash.of(price, CampaignRows.of(campaigns));
    }

    private static Product productOf(ResultSet row) throws SQLException {
        String section = row.getString("section");
        return new Product(row.getString("sku"), row.getString("merchant_id"),
                row.getString("title"), row.getString("category"),
                Sql.money(row, "price"), (Integer) row.getObject("max_per_order"),
                section == null ? null : Section.valueOf(section),
                (Integer) row.getObject("max_per_buyer_day"),
                (Integer) row.getObject("deliver_within_minutes"));
    }
}
