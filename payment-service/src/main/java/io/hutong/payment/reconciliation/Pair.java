package io.hutong.payment.reconciliation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The two sides of an item; one of them may be missing. */
record Pair(@Nullable Ours ours, @Nullable Theirs theirs) {

    Pair {
        if (ours == null && theirs == null) {
            throw new IllegalArgumentException("a pair has a side");
        }
    }

    String number() {
        return ours != null ? ours.number() : Objects.requireNonNull(theirs).number();
    }
}
