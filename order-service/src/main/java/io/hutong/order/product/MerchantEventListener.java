package io.hutong.order.product;

import io.hutong.contracts.message.MerchantEvent;

/** A feature that follows what happens in merchant-service. */
public interface MerchantEventListener {

    /** Joins the transaction in which the event is noted as seen. */
    void on(MerchantEvent event);
}
