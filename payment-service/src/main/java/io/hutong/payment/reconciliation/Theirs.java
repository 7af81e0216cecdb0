package io.hutong.payment.reconciliation;

import io.hutong.kernel.money.Money;

/**
 * An item as the channel's bill has it.
 *
 * @param reversed what the channel took back of it by a reversal
 */
record Theirs(Subject subject, String number, Terms terms, Money amount, Money fee,
        Money reversed, Ours.Party party) {

    /**
     * @param lines how many lines of the bill say so
     */
    record Terms(int lines, String currency, Movement movement) {
    }

    /** Whether money moved. */
    enum Movement {
        DONE,
        /** Accepted; it may take days to arrive, and the bill of that day will never say so. */
        UNDER_WAY;

        /** Of the states of a bill's lines: refunds have some besides SUCCESS. */
        static Movement of(String state) {
            return "SUCCESS".equals(state) ? DONE : UNDER_WAY;
        }
    }

    boolean isReversed() {
        return reversed.isPositive() && reversed.equals(amount);
    }

    Theirs reversed(Money by) {
        return new Theirs(subject, number, terms, amount, fee, by, party);
    }
}
