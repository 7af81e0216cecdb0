package io.hutong.contracts.message;

/**
 * Anything that travels on a topic. The record's name is the last part of its type name, so a
 * rename is a change of the interface.
 */
public sealed interface Message permits Command, Reply, OrderEvent, PaymentEvent, MerchantEvent,
        SessionEvent {

    /** Key of the record: the id of the aggregate, the order's wherever an order is concerned. */
    String key();
}
