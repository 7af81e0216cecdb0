package io.hutong.payment.followup;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.Lease;

/**
 * One of them, under way.
 *
 * @param number  under which it is known, and booked
 * @param tries   how often the channel was asked
 * @param overdue whether it has been open for longer than a person should not know of
 */
record FollowUp(
        String number, FollowUpKind kind, Debtor debtor, Money amount, Money claim, State state,
        Lease lease, int tries, boolean overdue) {

    /**
     * Whose it is.
     *
     * @param refundId the channel's number of the refund that it follows
     */
    record Debtor(String orderId, String merchantId, String subMchid, String transactionId,
            String refundId) {
    }

    enum State {
        /** To be asked of the channel; perhaps asked before, which has no second effect. */
        CLAIMED,
        /** Asked, and the answer was lost. */
        UNKNOWN,
        /** Turned down, for example because the merchant has no money now. */
        WAITING,
        DONE
    }
}
