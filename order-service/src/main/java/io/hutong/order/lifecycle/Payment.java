package io.hutong.order.lifecycle;

import java.time.Instant;
import java.util.List;

import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentMode;

/** The buyer's money, taken and frozen: one sub-payment per merchant. */
public record Payment(PaymentMode mode, Instant paidAt, List<PaymentAuthorized.Part> parts) {

    public Payment {
        parts = List.copyOf(parts);
    }
}
