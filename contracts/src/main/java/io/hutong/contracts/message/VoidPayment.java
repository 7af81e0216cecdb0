package io.hutong.contracts.message;

/**
 * The order ends: no money may be taken for it, and what was taken goes back. For an order that
 * is not known it leaves a tombstone, so that a late {@link AuthorizePayment} is refused.
 */
public record VoidPayment(String orderId) implements PaymentCommand {
}
