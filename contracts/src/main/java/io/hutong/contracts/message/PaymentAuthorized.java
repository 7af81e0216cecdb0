package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.PaymentMode;
import java.time.Instant;
import java.util.List;

/** The money is taken and frozen. */
public record PaymentAuthorized(
        String orderId, PaymentMode mode, Money total, Instant paidAt, List<Part> parts)
        implements PaymentReply {

    public PaymentAuthorized {
        parts = List.copyOf(parts);
    }

    /** One sub-payment with WeChat Pay's number of it. */
    public record Part(String merchantId, String transactionId, Money amount) {
    }
}
