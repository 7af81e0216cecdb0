package io.hutong.cluster.check;

/**
 * The traffic platform's fee of one divided part, of which something could not be paid; fen.
 *
 * @param divided  what was divided
 * @param fee      of it, paid or not
 * @param unpaid   of the fee
 * @param refunded what buyers got back since
 * @param refunds  in how many refunds
 * @param less     is no longer owed after them
 * @param again    came back for refunds that were closed, and is owed again
 */
record UnpaidFee(
        String orderId, long divided, long fee, long unpaid, long refunded, int refunds,
        long less, long again) {

    /** As reports know it: they are not told of what came back for a closed refund. */
    long owed() {
        return unpaid - less;
    }

    /**
     * What was not paid goes first, and each refund rounds once; the one that takes all that is
     * left leaves nothing owed. What is owed again has come later than some of the refunds.
     */
    boolean fits() {
        if (less < 0 || less > unpaid + again) {
            return false;
        }
        if (refunded == divided) {
            return less == unpaid + again;
        }
        if (again > 0) {
            return true;
        }
        long due = Math.min(unpaid * divided, fee * refunded);
        return Math.abs(less * divided - due) <= refunds * divided;
    }
}
