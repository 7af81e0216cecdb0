package io.hutong.contracts.message;

/** The statements have their lines. */
public record SettlementRecorded(String orderId) implements MerchantReply {
}
