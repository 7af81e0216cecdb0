package io.hutong.contracts.message;

/** The one answer to a {@link Command}; its headers repeat the command's step. */
public sealed interface Reply extends Message permits MerchantReply, PaymentReply {

    String orderId();

    @Override
    default String key() {
        return orderId();
    }
}
