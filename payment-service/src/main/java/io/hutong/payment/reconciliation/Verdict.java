package io.hutong.payment.reconciliation;

/** What the comparison of one item says. */
sealed interface Verdict {

    record Matched() implements Verdict {
    }

    /** Not yet to be said: the other side may still bring it, or ours is still under way. */
    record Waiting() implements Verdict {
    }

    record Differs(Difference difference) implements Verdict {
    }
}
