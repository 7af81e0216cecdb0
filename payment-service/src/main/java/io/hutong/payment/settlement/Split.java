package io.hutong.payment.settlement;

import io.hutong.kernel.time.Lease;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.payments.Subsidy;

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
        SubPayment.Seller seller, Payer payer, Bonus bonus, Lease lease, int tries) {

    /**
     * What the platforms add before the division.
     *
     * @param paid the channel has said so
     */
    record Bonus(Subsidy subsidy, boolean paid) {

        static final Bonus NONE = new Bonus(Subsidy.NONE, false);

        boolean isDue() {
            return !paid && subsidy.amount().isPositive();
        }
    }

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

    /** The subsidy is with the merchant. */
    Split subsidised() {
        return new Split(number, orderId, part, state, plan, seller, payer,
                new Bonus(bonus.subsidy(), true), lease, tries);
    }

    Split with(State next, Division result) {
        return new Split(number, orderId, part, next, result, seller, payer, bonus, lease, tries);
    }
}
