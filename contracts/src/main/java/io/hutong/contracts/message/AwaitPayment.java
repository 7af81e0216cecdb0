package io.hutong.contracts.message;

/** Asks to be told when the buyer has paid at the open cashier, or no longer can. */
public record AwaitPayment(String orderId) implements PaymentCommand {
}
