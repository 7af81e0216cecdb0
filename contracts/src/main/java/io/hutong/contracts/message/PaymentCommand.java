package io.hutong.contracts.message;

/** What a saga asks of payment-service, on {@code payment.commands}. */
public sealed interface PaymentCommand extends Command
        permits AuthorizePayment, AwaitPayment, VoidPayment, SettlePayment, RefundPayment {
}
