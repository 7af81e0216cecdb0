package io.hutong.merchant.catalog;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.catalog.model.Product;
import io.hutong.merchant.catalog.model.Section;
import io.hutong.web.validation.Checks;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code PUT /v1/products/{sku}} takes. */
record ProductRequest(
        @Nullable String merchantId, @Nullable String title, @Nullable String category,
        @Nullable Money price, @Nullable Integer maxPerOrder, @Nullable Section section,
        @Nullable Integer maxPerBuyerDay, @Nullable Integer deliverWithinMinutes) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern SKU = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MAX_TITLE = 120;
    private static final int MAX_QUANTITY = 999;
    /** ¥1,000,000 a piece, so that no order's total comes near the range of a long. */
    private static final long MAX_PRICE = 100_000_000;
    private static final long ONE_YUAN = 100;
    private static final int WEEK_IN_MINUTES = 7 * 24 * 60;

    Product toProduct(String sku) {
        Checks.require(body -> body
                .text("", sku).matches(SKU)
                .text("merchant_id", merchantId).matches(ID)
                .text("title", title).length(1, MAX_TITLE)
                .text("category", category).matches(ID)
                .money("price", price).between(1, MAX_PRICE)
                .number("max_per_order", maxPerOrder).optional().between(1, MAX_QUANTITY)
                .number("max_per_buyer_day", maxPerBuyerDay).optional().between(1, MAX_QUANTITY)
                .number("deliver_within_minutes", deliverWithinMinutes).optional()
                .between(1, WEEK_IN_MINUTES));
        if (section == Section.ONE_YUAN_WELFARE) {
            Checks.require(this::checkWelfare);
        }
        return new Product(sku, Objects.requireNonNull(merchantId), Objects.requireNonNull(title),
                Objects.requireNonNull(category), Objects.requireNonNull(price), maxPerOrder,
                section, maxPerBuyerDay, deliverWithinMinutes);
    }

    private void checkWelfare(Checks body) {
        body.that("price", Objects.requireNonNull(price).total() == ONE_YUAN,
                "is 100 fen in the one-yuan welfare section")
                .that("max_per_buyer_day", maxPerBuyerDay != null,
                        "is required in the one-yuan welfare section");
    }
}
