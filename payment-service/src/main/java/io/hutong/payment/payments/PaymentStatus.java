package io.hutong.payment.payments;

import java.util.EnumSet;

/** Where a payment stands. {@link #mayBecome} is the whole table of transitions. */
public enum PaymentStatus {
    /** An attempt is under way; its outcome may be unknown. */
    AUTHORIZING,
    /** The buyer's money is taken and frozen. */
    AUTHORIZED,
    DECLINED,
    /** The command came after its deadline; nothing was asked of the channel. */
    EXPIRED,
    /** Called off: the outcome is awaited, or what was taken goes back. */
    VOIDING,
    /** No money of the buyer is held, and none will be taken. */
    VOIDED,
    SETTLING,
    SETTLED;

    public boolean mayBecome(PaymentStatus next) {
        return switch (this) {
            case AUTHORIZING -> EnumSet.of(AUTHORIZED, DECLINED, EXPIRED, VOIDING, VOIDED)
                    .contains(next);
            case AUTHORIZED -> next == VOIDING || next == SETTLING;
            case DECLINED -> next == VOIDED || next == VOIDING;
            case EXPIRED, VOIDING -> next == VOIDED;
            case SETTLING -> next == SETTLED;
            // Only when the channel was paid after it had said that it was closed.
            case VOIDED -> next == VOIDING;
            case SETTLED -> false;
        };
    }
}
