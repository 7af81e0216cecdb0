package io.hutong.payment.cases;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands.
 *
 * @param reopened how often it was resolved and opened again
 * @param booked   fen that its resolutions have moved so far
 */
record CaseState(Status status, @Nullable String owner, int reopened, Money booked) {

    enum Status {
        OPEN, ASSIGNED,
        /** A correction waits for another person than its proposer. */
        PROPOSED,
        RESOLVED
    }

    /** Taken by somebody, or by nobody. */
    CaseState waiting() {
        return become(owner == null ? Status.OPEN : Status.ASSIGNED);
    }

    CaseState become(Status next) {
        return new CaseState(next, owner, reopened, booked);
    }

    CaseState assigned(String to) {
        return new CaseState(Status.ASSIGNED, to, reopened, booked);
    }

    CaseState again() {
        return new CaseState(Status.OPEN, null, reopened + 1, booked);
    }
}
