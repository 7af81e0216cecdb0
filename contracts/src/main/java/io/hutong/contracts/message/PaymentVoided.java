package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;

/**
 * No money of the buyer is held for the order any more.
 *
 * @param returned what had been taken and went back; zero in most cases
 */
public record PaymentVoided(String orderId, How how, Money returned) implements PaymentReply {

    public enum How {
        /** Nothing had been asked of the channel. */
        NEVER_SENT,
        /** The channel had declined, or closed the debit unpaid. */
        NOT_CHARGED,
        /** The debit was reversed while its outcome was unknown. */
        REVERSED,
        /** The debit had succeeded and was refunded in full. */
        REFUNDED
    }
}
