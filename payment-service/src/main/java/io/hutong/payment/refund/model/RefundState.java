package io.hutong.payment.refund.model;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the channel says of a refund.
 *
 * @param advance what of it the platform has paid in the merchant's place
 */
public record RefundState(
        String number, @Nullable String channelNumber, Status status, Money amount,
        Money advance) {

    public enum Status {
        PROCESSING, SUCCESS,
        /** The merchant's funds did not suffice; nothing went back. */
        CLOSED,
        /** The buyer's card is dead: a person has to act. */
        ABNORMAL
    }
}
