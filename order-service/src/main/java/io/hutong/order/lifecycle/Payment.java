package io.hutong.order.lifecycle;

import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentMode;
import java.time.Instant;
import java.util.List;

/** The buyer's money, taken and frozen: one sub-payment per merchant. */
public record Payment(PaymentMode mode, Instant paidAt, List<PaymentAuthorized.Part> parts) {

    public Payment {
        parts = List.copyOf(parts);
    }
}
