package io.hutong.contracts.message;

import io.hutong.kernel.trade.Reason;

/** The order was refused at reservation; no debit was tried. */
public record OrderRejected(String orderId, Reason reason) implements OrderEvent {
}
