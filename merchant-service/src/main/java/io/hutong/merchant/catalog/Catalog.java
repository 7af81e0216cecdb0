package io.hutong.merchant.catalog;

import io.hutong.merchant.catalog.model.Product;
import java.util.List;
import java.util.Optional;

/** The products of all merchants. What changes them must be called inside a transaction. */
public final class Catalog {

    private final ProductTable table;
    private final CatalogMessages messages;

    Catalog(ProductTable table, CatalogMessages messages) {
        this.table = table;
        this.messages = messages;
    }

    /** What became of saving a product. */
    public enum Saved {
        OK,
        /** The SKU belongs to another merchant; products do not change hands. */
        OF_ANOTHER_MERCHANT,
        /** A campaign makes it cheaper, and the welfare section takes no subsidy. */
        SUBSIDISED
    }

    /**
     * Creates the product, with nothing in stock, or changes what it is and costs.
     *
     * @param askedBy who wants it so
     */
    public Saved save(Product product, String askedBy) {
        Optional<String> owner = table.lockMerchantOf(product.sku());
        if (owner.isPresent() && !owner.get().equals(product.merchantId())) {
            return Saved.OF_ANOTHER_MERCHANT;
        }
        if (product.section() != null && table.isSubsidised(product.sku())) {
            return Saved.SUBSIDISED;
        }
        table.save(product, askedBy);
        messages.tell(List.of(product));
        return Saved.OK;
    }

    /**
     * Tells of products that were saved before anybody was told.
     *
     * @return how many there were, {@code limit} at most
     */
    public int announce(int limit) {
        List<Product> products = table.takeNotAnnounced(limit);
        messages.tell(products);
        return products.size();
    }

    /** Whose product it is. */
    public Optional<String> merchantOf(String sku) {
        return table.find(sku).map(listing -> listing.product().merchantId());
    }
}
