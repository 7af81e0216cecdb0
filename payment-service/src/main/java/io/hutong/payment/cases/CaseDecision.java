package io.hutong.payment.cases;

import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.CaseAction.Resolution;
import io.hutong.payment.cases.CaseState.Status;
import org.jspecify.annotations.Nullable;

/** What an action makes of a case. */
sealed interface CaseDecision {

    /** The case goes on without any effect on the books. */
    record Changed(CaseState state) implements CaseDecision {
    }

    /** The case ends, and its correction is booked if it has one. */
    record Resolved(CaseState state, CaseAction.Resolve by) implements CaseDecision {
    }

    /** The correction waits for another person. */
    record Proposed(CaseState state, Proposal proposal) implements CaseDecision {
    }

    /** @param code for clients, the detail for people */
    record Refused(String code, String detail) implements CaseDecision {
    }

    /**
     * @param proposal what waits for another person's word, if anything
     * @param limit    fen that one person alone may move for one case
     */
    record Situation(CaseState now, @Nullable Proposal proposal, Money limit) {
    }

    static CaseDecision of(Situation situation, String author, CaseAction action) {
        CaseState now = situation.now();
        return switch (action) {
            case CaseAction.Assign(String owner) -> isSettled(now)
                    ? settled(now) : new Changed(now.assigned(owner));
            case CaseAction.Note note -> new Changed(now);
            case CaseAction.Resolve resolve -> isSettled(now)
                    ? settled(now) : resolve(situation, author, resolve);
            case CaseAction.Approve approve -> approve(situation, author);
            case CaseAction.Reject reject -> situation.proposal() == null
                    ? nothingProposed() : new Changed(now.waiting());
            case CaseAction.Reopen reopen -> now.status() == Status.RESOLVED
                    ? new Changed(now.again())
                    : new Refused("CASE_OPEN", "The case is open already.");
        };
    }

    private static CaseDecision resolve(
            Situation situation, String author, CaseAction.Resolve action) {
        boolean books = switch (action.resolution()) {
            case BOOKED, WRITTEN_OFF -> true;
            case CHANNEL_CORRECTED, ARRIVED, NO_DIFFERENCE -> false;
        };
        CaseAction.Correction correction = action.correction();
        if (books == (correction == null)) {
            return new Refused("CORRECTION_MISMATCH", books
                    ? "Say by which entry the books change."
                    : "This resolution does not change the books; leave the entry out, or use "
                            + Resolution.BOOKED + ".");
        }
        boolean needsTwo = correction != null && situation.now().booked()
                .plus(correction.amount()).compareTo(situation.limit()) > 0;
        return needsTwo
                ? new Proposed(situation.now().become(Status.PROPOSED),
                        new Proposal(author, action))
                : new Resolved(situation.now().become(Status.RESOLVED), action);
    }

    private static CaseDecision approve(Situation situation, String author) {
        Proposal proposal = situation.proposal();
        if (proposal == null) {
            return nothingProposed();
        }
        return proposal.author().equals(author)
                ? new Refused("SAME_OPERATOR", "You have proposed this correction yourself; "
                        + "another operator has to approve it.")
                : new Resolved(situation.now().become(Status.RESOLVED), proposal.resolve());
    }

    private static boolean isSettled(CaseState now) {
        return now.status() == Status.RESOLVED || now.status() == Status.PROPOSED;
    }

    private static Refused settled(CaseState now) {
        return now.status() == Status.RESOLVED
                ? new Refused("CASE_RESOLVED", "The case is resolved; open it again first.")
                : new Refused("CASE_PROPOSED",
                        "A correction waits for approval; approve or reject it first.");
    }

    private static Refused nothingProposed() {
        return new Refused("NOTHING_PROPOSED", "No correction waits for approval.");
    }
}
