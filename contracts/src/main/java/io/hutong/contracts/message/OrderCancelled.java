package io.hutong.contracts.message;

import io.hutong.kernel.trade.Reason;

/** The order ended without a sale; stock and money are back where they were. */
public record OrderCancelled(String orderId, Reason reason) implements OrderEvent {
}
