package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.PaymentMode;
import java.time.Instant;
import java.util.List;

/** The buyer's money, taken and frozen: one sub-payment per merchant. */
public record Payment(PaymentMode mode, Instant paidAt, List<Part> parts) {

    /** One sub-payment with WeChat Pay's number of it. */
    public record Part(String merchantId, String transactionId, Money amount) {
    }

    public Payment {
        parts = List.copyOf(parts);
    }
}
