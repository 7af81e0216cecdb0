package io.hutong.payment.mandate;

/** Life of a mandate, as the API names it. */
public enum MandateStatus {
    /** Signing was started; the channel has not confirmed it. */
    PENDING,
    SIGNED,
    TERMINATED,
    /** Not signed in time, or its term is over. */
    EXPIRED
}
