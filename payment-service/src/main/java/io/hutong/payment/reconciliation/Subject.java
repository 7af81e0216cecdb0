package io.hutong.payment.reconciliation;

/** What an item of a comparison is about. */
enum Subject {
    PAYMENT,
    REFUND,
    /** What the commerce platform received by a division, in its fund flow. */
    SHARE,
    /** What it gave back of such a share. */
    SHARE_RETURN
}
