package io.hutong.payment.reconciliation;

import io.hutong.kernel.money.Money;
import java.util.List;

/** What a comparison of a day came to. */
sealed interface Outcome {

    /**
     * @param differences those that are kept
     * @param found       all, kept or not
     */
    record Compared(Sums sums, long matched, long waiting, long found,
            List<Difference> differences) implements Outcome {

        String status() {
            if (found > 0) {
                return "DIFFERENT";
            }
            return waiting > 0 ? "WAITING" : "BALANCED";
        }
    }

    /** How many items each side has that day, and how much they come to. */
    record Sums(long ours, Money oursTotal, long theirs, Money theirsTotal) {
    }

    /** Nothing was compared. */
    record Refused(String code, String detail) implements Outcome {
    }
}
