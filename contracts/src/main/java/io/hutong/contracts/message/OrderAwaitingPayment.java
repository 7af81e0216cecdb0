package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import java.time.Instant;

/**
 * The buyer has to pay at the cashier.
 *
 * @param expiresAt when the order is called off if nobody has paid
 */
public record OrderAwaitingPayment(String orderId, Money total, Instant expiresAt)
        implements OrderEvent {
}
