package io.hutong.order.product;

import io.hutong.contracts.message.MerchantEvent;
import io.hutong.contracts.message.ProductChanged;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import java.util.List;

/** What merchant-service tells, passed on to the features that want to know. */
final class MerchantEventHandler implements BatchHandler {

    private final Products products;
    private final List<MerchantEventListener> listeners;

    MerchantEventHandler(Products products, List<MerchantEventListener> listeners) {
        this.products = products;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        List<MerchantEvent> events = messages.stream().map(IncomingMessage::payload)
                .filter(MerchantEvent.class::isInstance).map(MerchantEvent.class::cast).toList();
        products.save(events.stream().filter(ProductChanged.class::isInstance)
                .map(ProductChanged.class::cast).toList());
        listeners.forEach(listener -> events.forEach(listener::on));
    }
}
