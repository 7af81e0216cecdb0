package io.hutong.merchant.catalog;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The products of all merchants. */
@Service
public class Catalog {

    private final ProductSql sql;

    Catalog(ProductSql sql) {
        this.sql = sql;
    }

    /** What became of saving a product. */
    public enum Saved {
        OK,
        /** The SKU belongs to another merchant; products do not change hands. */
        OF_ANOTHER_MERCHANT
    }

    /** Creates the product, with nothing in stock, or changes what it is and costs. */
    @Transactional
    public Saved save(Product product) {
        Optional<String> owner = sql.lockMerchantOf(product.sku());
        if (owner.isPresent() && !owner.get().equals(product.merchantId())) {
            return Saved.OF_ANOTHER_MERCHANT;
        }
        sql.save(product);
        return Saved.OK;
    }

    /** Whose product it is. */
    public Optional<String> merchantOf(String sku) {
        return sql.find(sku).map(listing -> listing.product().merchantId());
    }
}
