package io.hutong.payment.shipping.model;

/**
 * What WeChat knows of the goods of one transaction.
 *
 * @param openid who paid: personal data, passed on to WeChat and never stored or logged
 */
public record ManagedOrder(State state, String openid) {

    /** {@code order_state} of {@code get_order}. */
    public enum State {
        TO_SHIP, SHIPPED, RECEIVED, OVER, REFUNDED,
        /** Received, and its funds are on their way to be settled. */
        SETTLING,
        /** A number that this version does not know: never taken as a receipt. */
        UNRECOGNISED;

        /** @param number counts from 1 in the order of the names */
        public static State of(int number) {
            return number >= 1 && number < values().length
                    ? values()[number - 1] : UNRECOGNISED;
        }
    }

    @Override
    public String toString() {
        return "ManagedOrder[" + state + "]";
    }
}
