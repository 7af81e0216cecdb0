package io.hutong.payment.refund;

import io.hutong.contracts.money.Money;
import io.hutong.payment.channel.RefundOrder;
import io.hutong.payment.work.Lease;

/**
 * Money on its way back to the buyer. It was claimed on the sub-payment before the channel was
 * asked.
 *
 * @param number {@code out_refund_no}
 * @param order  what is asked of the channel
 * @param tries  how often it was asked
 */
public record Refund(
        String number, String orderId, int part, State state, RefundOrder order, Lease lease,
        int tries) {

    public Money amount() {
        return order.amount();
    }

    public enum State {
        /** Claimed; perhaps asked of the channel. */
        CLAIMED,
        /** Accepted by the channel. */
        PROCESSING,
        SUCCESS,
        /** Final refusals: a person has to look. */
        CLOSED, ABNORMAL;

        boolean isOpen() {
            return this == CLAIMED || this == PROCESSING;
        }
    }
}
