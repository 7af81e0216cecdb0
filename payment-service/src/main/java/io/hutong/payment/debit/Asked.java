package io.hutong.payment.debit;

/** What was asked of the channel. */
enum Asked {
    /** The debit, for the first time. */
    SEND,
    /** The same bytes again, after an unknown outcome. */
    RESEND,
    QUERY,
    /** To reverse it, and then what became of it. */
    REVERSE
}
