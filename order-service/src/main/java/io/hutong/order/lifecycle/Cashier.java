package io.hutong.order.lifecycle;

import io.hutong.contracts.message.CashierOpened;
import java.time.Instant;

/**
 * The cashier at which the buyer may pay.
 *
 * @param expiresAt when it closes if nobody has paid
 */
public record Cashier(CashierOpened.Request request, Instant expiresAt) {
}
