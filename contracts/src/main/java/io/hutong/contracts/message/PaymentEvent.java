package io.hutong.contracts.message;

/** What happened in payment-service, on {@code payment.events}. */
public sealed interface PaymentEvent extends Message
        permits LedgerSealed, MandateSigned, MandateTerminated, MerchantFundsMoved {
}
