package io.hutong.payment.shipping.model;

/**
 * What WeChat knows of the goods of one transaction.
 *
 * @param openid who paid: personal data, passed on to WeChat and never stored or logged
 */
public record ManagedOrder(State state, String openid) {

    public enum State {
        TO_SHIP, SHIPPED, RECEIVED, OVER, REFUNDED,
        /** Received, and its funds are on their way to be settled. */
        SETTLING,
        /** A state that this version does not know: never taken as a receipt. */
        UNRECOGNISED
    }

    @Override
    public String toString() {
        return "ManagedOrder[" + state + "]";
    }
}
