package io.hutong.contracts.message;

/** What payment-service answers, on {@code order.replies}. */
public sealed interface PaymentReply extends Reply
        permits PaymentAuthorized, CashierOpened, PaymentDeclined, PaymentRefused,
        PaymentVoided, PaymentSettled, PaymentRefunded, PaymentRefundRefused {
}
