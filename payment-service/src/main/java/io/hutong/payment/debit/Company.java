package io.hutong.payment.debit;

/**
 * How other debits fare while the channel refuses one for its data or our settings: only they can
 * tell which of the two it is.
 */
enum Company {
    /** Others were sent after the first refusal of this one and taken: it is this one's fault. */
    PASSES,
    /** Nothing else was sent since. */
    NONE,
    /** Others were refused as well, and none was taken since. */
    REFUSED
}
