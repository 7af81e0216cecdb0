package io.hutong.contracts.message;

/** A request of a saga to a participant; it may be refused and is answered by one reply. */
public sealed interface Command extends Message permits MerchantCommand, PaymentCommand {

    String orderId();

    @Override
    default String key() {
        return orderId();
    }
}
