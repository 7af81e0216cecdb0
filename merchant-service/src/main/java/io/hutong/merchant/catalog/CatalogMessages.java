package io.hutong.merchant.catalog;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.ProductChanged;
import io.hutong.merchant.catalog.model.Product;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.util.List;

/** Tells whoever keeps a copy of the products of every change. */
final class CatalogMessages {

    private final Outbox outbox;

    CatalogMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(List<Product> products) {
        outbox.append(products.stream().map(product -> OutgoingMessage.event(
                Topics.MERCHANT_EVENTS, new ProductChanged(product.sku(), product.merchantId(),
                        product.title(), product.category(), product.price()),
                TraceParent.start())).toList());
    }
}
