package io.hutong.contracts.message;

/** Nothing went back, and nothing will under this id. */
public record PaymentRefundRefused(
        String orderId, String refundId, Refusal refusal, String detail)
        implements PaymentReply {

    public enum Refusal {
        /** Nothing was paid for this order, or it was called off and returned already. */
        NOT_PAID,
        /** The order has no part of such a merchant. */
        UNKNOWN_PART,
        /** More than what was paid and not refunded. */
        EXCEEDS_PAYMENT,
        /** The channel has closed the refund; the money is where it was. */
        CLOSED_BY_CHANNEL
    }
}
