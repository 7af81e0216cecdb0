package io.hutong.contracts.message;

/** The stock has left. */
public record ReservationConfirmed(String orderId) implements MerchantReply {
}
