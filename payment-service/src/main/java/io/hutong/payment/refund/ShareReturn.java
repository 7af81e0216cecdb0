package io.hutong.payment.refund;

import io.hutong.kernel.money.Money;
import io.hutong.payment.refund.model.ReturnOrder;
import org.jspecify.annotations.Nullable;

/**
 * A share on its way back from its receiver to the merchant.
 *
 * @param refundNumber the refund that needs it
 * @param order        what is asked of the channel
 * @param failReason   present when it failed
 */
record ShareReturn(
        String refundNumber, Share share, ReturnOrder order, State state,
        @Nullable String failReason, int tries) {

    /** Whose share it is; the letter ends the return's number. */
    enum Share {
        COMMISSION("C"), TRAFFIC_FEE("T"),
        /** Of somebody beside the platforms; followed by its number among them. */
        OTHER("X");

        private final String letter;

        Share(String letter) {
            this.letter = letter;
        }

        /** @param place among others, from 1; of the platforms' shares there is one each */
        String suffix(int place) {
            return this == OTHER ? letter + (place < 10 ? "0" : "") + place : letter;
        }
    }

    enum State {
        /** Perhaps asked of the channel; asking again has no second effect. */
        CLAIMED,
        /** Accepted by the channel. */
        PROCESSING,
        SUCCESS, FAILED;

        boolean isOpen() {
            return this == CLAIMED || this == PROCESSING;
        }
    }

    String number() {
        return order.number();
    }

    Money amount() {
        return order.amount();
    }

    ShareReturn become(State next, @Nullable String why) {
        return new ShareReturn(refundNumber, share, order, next, why,
                next == state ? tries + 1 : 0);
    }
}
