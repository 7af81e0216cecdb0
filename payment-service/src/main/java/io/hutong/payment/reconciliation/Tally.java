package io.hutong.payment.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Adds up the verdicts of a run. Differences are kept up to a limit: when a whole bill does not
 * fit, a case per item helps nobody.
 */
final class Tally {

    private final Comparison comparison;
    private final int limit;
    private final List<Difference> kept = new ArrayList<>();
    private long waiting;
    private long differences;
    /** Items of the bill that were not found equal. */
    private long unequalOfTheirs;

    Tally(Comparison comparison, int limit) {
        this.comparison = comparison;
        this.limit = limit;
    }

    void take(Pair pair) {
        switch (verdict(pair)) {
            case Verdict.Matched matched -> {}
            case Verdict.Waiting still -> {
                waiting++;
                unequalOfTheirs += pair.theirs() == null ? 0 : 1;
            }
            case Verdict.Differs(Difference difference) -> {
                differences++;
                unequalOfTheirs += pair.theirs() == null ? 0 : pair.theirs().terms().lines();
                if (kept.size() < limit) {
                    kept.add(difference);
                }
            }
        }
    }

    private Verdict verdict(Pair pair) {
        Ours ours = pair.ours();
        Theirs theirs = pair.theirs();
        if (theirs == null) {
            return comparison.missing(Objects.requireNonNull(ours));
        }
        return ours == null ? comparison.unknown(theirs) : comparison.of(ours, theirs);
    }

    List<Difference> kept() {
        return List.copyOf(kept);
    }

    long waiting() {
        return waiting;
    }

    long differences() {
        return differences;
    }

    long unequalOfTheirs() {
        return unequalOfTheirs;
    }
}
