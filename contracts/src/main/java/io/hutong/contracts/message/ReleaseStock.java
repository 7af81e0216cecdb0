package io.hutong.contracts.message;

/**
 * The order ends unpaid: its reserved stock goes back. For an order that is not known it leaves a
 * tombstone, so that a late {@link ReserveStock} is refused.
 */
public record ReleaseStock(String orderId) implements MerchantCommand {
}
