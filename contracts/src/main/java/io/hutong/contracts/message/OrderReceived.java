package io.hutong.contracts.message;

/**
 * The goods have arrived; the money may be divided.
 *
 * @param confirmedByBuyer false when the deadline for the confirmation decided
 */
public record OrderReceived(String orderId, boolean confirmedByBuyer) implements OrderEvent {
}
