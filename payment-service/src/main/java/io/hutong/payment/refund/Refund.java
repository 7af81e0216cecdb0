package io.hutong.payment.refund;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.refund.model.RefundOrder;
import org.jspecify.annotations.Nullable;

/**
 * Money of one part on its way back to the buyer. It was claimed on the sub-payment before the
 * channel was asked.
 *
 * @param number {@code out_refund_no}
 * @param order  what is asked of the channel
 * @param tries  how often it was asked in this state
 */
record Refund(
        String number, Origin origin, State state, RefundOrder order, Sources sources,
        Lease lease, int tries) {

    /**
     * What it is a refund of.
     *
     * @param refundId        of the request that it belongs to; absent when an order is called off
     * @param sharesOwedAgain the channel has closed it after its shares were taken back: nothing
     *                        was refunded, so they are owed again
     */
    record Origin(
            String orderId, int part, String merchantId, @Nullable String refundId,
            boolean afterSettlement, boolean sharesOwedAgain) {

        Origin become(State next) {
            return new Origin(orderId, part, merchantId, refundId, afterSettlement,
                    next == State.CLOSED);
        }
    }

    /**
     * From whom the money came, beside the merchant; known when the channel has taken it.
     *
     * @param trafficFeeOwed by how much less the traffic platform is owed of what it could not
     *                       take; the merchant has had it, so it comes from there; known when the
     *                       refund begins
     */
    record Sources(Money channelFee, Money commission, Money trafficFee, Money trafficFeeOwed,
            Money others, Money advance) {

        static final Sources NONE = new Sources(
                Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Sources withOwed(Money less) {
            return new Sources(channelFee, commission, trafficFee, less, others, advance);
        }

        Sources withFee(Money back) {
            return new Sources(back, commission, trafficFee, trafficFeeOwed, others, advance);
        }

        Sources withAdvance(Money paid) {
            return new Sources(
                    channelFee, commission, trafficFee, trafficFeeOwed, others, paid);
        }

        Sources plus(ShareReturn back) {
            return switch (back.share()) {
                case COMMISSION -> new Sources(channelFee, commission.plus(back.amount()),
                        trafficFee, trafficFeeOwed, others, advance);
                case TRAFFIC_FEE -> new Sources(channelFee, commission,
                        trafficFee.plus(back.amount()), trafficFeeOwed, others, advance);
                case OTHER -> new Sources(channelFee, commission, trafficFee, trafficFeeOwed,
                        others.plus(back.amount()), advance);
            };
        }
    }

    enum State {
        /** Claimed; waits until the part's earlier refunds and its division have ended. */
        QUEUED,
        /** The shares are being taken back. */
        RETURNING,
        /** Perhaps asked of the channel; asking again has no second effect. */
        CLAIMED,
        /** Accepted by the channel. */
        PROCESSING,
        SUCCESS,
        /** Refused for good by the channel: nothing went back. */
        CLOSED,
        /** The channel cannot pay the buyer: a person has to send it elsewhere. */
        ABNORMAL;

        boolean isOpen() {
            return this != SUCCESS && this != CLOSED;
        }

        /** Whether the channel has taken the money from the merchant. */
        boolean isTaken() {
            return this == PROCESSING || this == SUCCESS || this == ABNORMAL;
        }
    }

    Money amount() {
        return order.amount();
    }

    String orderId() {
        return origin.orderId();
    }

    boolean isOfSamePartAs(Refund other) {
        return origin.part() == other.origin.part() && orderId().equals(other.orderId());
    }

    Refund become(State next, RefundOrder.Source source, Sources from) {
        return new Refund(number, origin.become(next), next, order.from(source), from, lease,
                next == state ? tries + 1 : 0);
    }

    /** Its turn has come. */
    Refund begun(boolean settled, State next, RefundOrder.Source source, Money owedLess) {
        return new Refund(number, new Origin(origin.orderId(), origin.part(),
                origin.merchantId(), origin.refundId(), settled, false), next, order.from(source),
                sources.withOwed(owedLess), lease, 0);
    }
}
