package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;

/** The stock is set aside and the price is known. */
public record OrderReserved(String orderId, Money total) implements OrderEvent {
}
