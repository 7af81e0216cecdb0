package io.hutong.contracts.message;

/** The buyer has the goods: divides the frozen funds of every sub-payment. */
public record SettlePayment(String orderId) implements PaymentCommand {
}
