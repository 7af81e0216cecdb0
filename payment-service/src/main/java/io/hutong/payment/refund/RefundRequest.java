package io.hutong.payment.refund;

import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.payment.payments.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What order-service has asked for: the refunds of one or more parts that are answered together.
 *
 * @param step  waits for the answer, or had the last one
 * @param ended when the last of its refunds ended; absent while one is open
 * @param no    why nothing went back; absent when something did or may
 */
record RefundRequest(
        String refundId, String orderId, String reason, Step step, @Nullable Instant ended,
        @Nullable No no) {

    record No(Refusal refusal, String detail) {
    }

    static RefundRequest opened(String refundId, String orderId, String reason, Step step) {
        return new RefundRequest(refundId, orderId, reason, step, null, null);
    }

    RefundRequest awaitedBy(Step later) {
        return new RefundRequest(refundId, orderId, reason, later, ended, no);
    }

    RefundRequest refunded(Instant at) {
        return new RefundRequest(refundId, orderId, reason, step, at, null);
    }

    RefundRequest refused(Instant at, Refusal refusal, String detail) {
        return new RefundRequest(refundId, orderId, reason, step, at, new No(refusal, detail));
    }

    String state() {
        return ended == null ? "OPEN" : no == null ? "REFUNDED" : "REFUSED";
    }
}
