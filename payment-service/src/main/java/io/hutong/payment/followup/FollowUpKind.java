package io.hutong.payment.followup;

/** What is to be done at the channel after a refund. */
public enum FollowUpKind {
    /** The merchant gives the refunded part of its subsidy back to the platform. */
    SUBSIDY_RETURN,
    /** A subsidy that was announced is not going to be paid: nothing is left of the purchase. */
    SUBSIDY_CANCEL,
    /** The merchant pays back what the platform advanced for its refund. */
    ADVANCE_RETURN
}
