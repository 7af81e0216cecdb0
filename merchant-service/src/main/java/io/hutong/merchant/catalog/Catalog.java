package io.hutong.merchant.catalog;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.ProductChanged;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The products of all merchants. Whoever keeps a copy of them is told of every change. */
@Service
public class Catalog {

    private final ProductSql sql;
    private final Outbox outbox;

    Catalog(ProductSql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
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
    @Transactional
    public Saved save(Product product, String askedBy) {
        Optional<String> owner = sql.lockMerchantOf(product.sku());
        if (owner.isPresent() && !owner.get().equals(product.merchantId())) {
            return Saved.OF_ANOTHER_MERCHANT;
        }
        if (product.section() != null && sql.isSubsidised(product.sku())) {
            return Saved.SUBSIDISED;
        }
        sql.save(product, askedBy);
        tell(List.of(product));
        return Saved.OK;
    }

    /**
     * Tells of products that were saved before anybody was told.
     *
     * @return how many there were, {@code limit} at most
     */
    @Transactional
    public int announce(int limit) {
        List<Product> products = sql.takeNotAnnounced(limit);
        tell(products);
        return products.size();
    }

    /** Whose product it is. */
    public Optional<String> merchantOf(String sku) {
        return sql.find(sku).map(listing -> listing.product().merchantId());
    }

    private void tell(List<Product> products) {
        outbox.append(products.stream().map(product -> OutgoingMessage.event(
                Topics.MERCHANT_EVENTS, new ProductChanged(product.sku(), product.merchantId(),
                        product.title(), product.category(), product.price()),
                TraceParent.start())).toList());
    }
}
