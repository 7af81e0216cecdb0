package io.hutong.payment.channel.model;

/** State of a part of a combined order. */
public enum TradeState {
    PAID, REFUNDED,
    /** Nobody has paid so far. */
    OPEN,
    /** The payer is at it. */
    PAYING,
    /** To be charged. */
    ACCEPTED,
    CLOSED, REVOKED,
    /** Charging it has failed. */
    FAILED,
    /** A word that this version does not know: never taken as a success or a failure. */
    UNRECOGNISED
}
