package io.hutong.order.lifecycle;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.order.lifecycle.model.Payment;
import java.time.Instant;
import java.util.List;

/** JSON of {@code orders.payment}. */
record PaymentRow(PaymentMode mode, Instant paidAt, List<Part> parts) {

    record Part(String merchantId, String transactionId, Money amount) {
    }

    static PaymentRow of(Payment payment) {
        return new PaymentRow(payment.mode(), payment.paidAt(), payment.parts().stream()
                .map(part -> new Part(part.merchantId(), part.transactionId(), part.amount()))
                .toList());
    }

    Payment model() {
        return new Payment(mode, paidAt, parts.stream().map(part -> new Payment.Part(
                part.merchantId, part.transactionId, part.amount)).toList());
    }
}
