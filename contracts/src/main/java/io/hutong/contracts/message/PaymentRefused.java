package io.hutong.contracts.message;

/** The command was not carried out because it came too late or does not fit. */
public record PaymentRefused(String orderId, Refusal refusal, String detail)
        implements PaymentReply {

    public enum Refusal {
        /** The order's payment was called off before. */
        VOIDED,
        /** The command's deadline had passed before anything was sent to the channel. */
        EXPIRED,
        /** Nothing was paid for this order, so nothing can be settled. */
        NOT_PAID
    }
}
