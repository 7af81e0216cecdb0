package io.hutong.payment.statement;

import io.hutong.kernel.money.Money;
import java.time.Instant;

/**
 * One claim of one platform on the other, from one order.
 *
 * @param claimant who is owed
 * @param amount   above zero
 * @param settled  whether the channel has moved the money already
 * @param number   the movement's number at the channel
 */
record Claim(String orderId, Kind kind, Platform claimant, Money amount, boolean settled,
        String number, Instant at) {

    enum Platform { COMMERCE, TRAFFIC }

    /** Where a claim comes from; the kind says whose it is and whether the channel settles it. */
    enum Kind {
        /** The traffic platform's share, divided by the channel. */
        TRAFFIC_FEE(Platform.TRAFFIC, true),
        /** A share that its receiver could not take, so that the merchant has it. */
        TRAFFIC_FEE_UNPAID(Platform.TRAFFIC, false),
        /** So much less of it is owed, because a part of the purchase was refunded. */
        TRAFFIC_FEE_UNPAID_RETURN(Platform.COMMERCE, false),
        /** A share that went back with a refund. */
        TRAFFIC_FEE_RETURN(Platform.COMMERCE, true),
        /** A share that did not go back: the commerce platform advanced the refund. */
        TRAFFIC_FEE_NOT_RETURNED(Platform.COMMERCE, false),
        /** A share that was to go back with a refund that the channel has closed. */
        TRAFFIC_FEE_OWED_AGAIN(Platform.TRAFFIC, false),
        /** The traffic platform's part of a subsidy, which only the commerce platform can pay. */
        SUBSIDY_CLAIM(Platform.COMMERCE, false),
        /** So much less of it, because a part of the subsidy came back after a refund. */
        SUBSIDY_CLAIM_RETURN(Platform.TRAFFIC, false);

        private final Platform claimant;
        private final boolean settled;

        Kind(Platform claimant, boolean settled) {
            this.claimant = claimant;
            this.settled = settled;
        }

        Claim of(String orderId, Money amount, String number, Instant at) {
            return new Claim(orderId, this, claimant, amount, settled, number, at);
        }
    }
}
