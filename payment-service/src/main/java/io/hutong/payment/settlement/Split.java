package io.hutong.payment.settlement;

import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.work.Lease;

/**
 * The division of one part at the channel.
 *
 * @param number {@code out_order_no}
 * @param plan   what each is to get; once it is done, what each has got
 * @param seller whose part it is
 * @param tries  how often the channel was asked
 */
record Split(
        String number, String orderId, int part, State state, Division plan,
        SubPayment.Seller seller, Payer payer, Lease lease, int tries) {

    /** What is divided. */
    record Payer(String appid, String transactionId) {
    }

    enum State {
        /** Perhaps asked of the channel; asking again has no second effect. */
        PLANNED,
        /** Accepted: carried out by the channel on its own time. */
        SHARING,
        DONE
    }

    Split with(State next, Division result) {
        return new Split(number, orderId, part, next, result, seller, payer, lease, tries);
    }
}
