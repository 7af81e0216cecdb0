package io.hutong.payment.cases;

import io.hutong.payment.cases.CaseAction.Resolution;
import io.hutong.payment.cases.CaseState.Status;

/** What an action makes of a case. */
sealed interface CaseDecision {

    record Changed(CaseState state) implements CaseDecision {
    }

    /** @param code for clients, the detail for people */
    record Refused(String code, String detail) implements CaseDecision {
    }

    static CaseDecision of(CaseState now, CaseAction action) {
        return switch (action) {
            case CaseAction.Assign(String owner) -> isResolved(now) ? resolved()
                    : new Changed(new CaseState(Status.ASSIGNED, owner, now.reopened()));
            case CaseAction.Note note -> new Changed(now);
            case CaseAction.Resolve resolve -> resolve(now, resolve);
            case CaseAction.Reopen reopen -> isResolved(now)
                    ? new Changed(new CaseState(Status.OPEN, null, now.reopened() + 1))
                    : new Refused("CASE_OPEN", "The case is open already.");
        };
    }

    private static CaseDecision resolve(CaseState now, CaseAction.Resolve action) {
        if (isResolved(now)) {
            return resolved();
        }
        boolean books = switch (action.resolution()) {
            case BOOKED, WRITTEN_OFF -> true;
            case CHANNEL_CORRECTED, ARRIVED, NO_DIFFERENCE -> false;
        };
        if (books == (action.correction() == null)) {
            return new Refused("CORRECTION_MISMATCH", books
                    ? "Say by which entry the books change."
                    : "This resolution does not change the books; leave the entry out, or use "
                            + Resolution.BOOKED + ".");
        }
        return new Changed(new CaseState(Status.RESOLVED, now.owner(), now.reopened()));
    }

    private static boolean isResolved(CaseState now) {
        return now.status() == Status.RESOLVED;
    }

    private static Refused resolved() {
        return new Refused("CASE_RESOLVED", "The case is resolved; open it again first.");
    }
}
