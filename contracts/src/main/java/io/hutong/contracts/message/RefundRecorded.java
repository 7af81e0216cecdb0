package io.hutong.contracts.message;

/** The goods are back and the statements have their lines. */
public record RefundRecorded(String orderId, String refundId) implements MerchantReply {
}
