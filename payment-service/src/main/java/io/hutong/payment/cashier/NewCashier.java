package io.hutong.payment.cashier;

import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;

/** A cashier to be opened for a payment whose attempt that counts is the cashier's. */
public record NewCashier(Payment payment) {

    String number() {
        return PaymentNumbers.combined(payment.orderId(), payment.attempt());
    }

    String orderId() {
        return payment.orderId();
    }

    String miniProgram() {
        return payment.buyer().miniProgram();
    }
}
