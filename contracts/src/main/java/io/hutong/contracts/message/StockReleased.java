package io.hutong.contracts.message;

/**
 * The stock is back, or was never taken.
 *
 * @param wasReserved false when there was nothing to release
 */
public record StockReleased(String orderId, boolean wasReserved) implements MerchantReply {
}
