package io.hutong.payment.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.CaseAction.Correction;
import io.hutong.payment.cases.CaseAction.Resolution;
import io.hutong.payment.cases.CaseState.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be done with a case, and when. */
class CaseDecisionTest {

    private static final CaseState OPEN = new CaseState(Status.OPEN, null, 0, Money.ZERO);
    private static final CaseState RESOLVED = new CaseState(Status.RESOLVED, "ann", 0, Money.ZERO);
    private static final Money LIMIT = Money.fen(100);
    private static final Correction CORRECTION =
            new Correction("clearing:differences", "buyers", Money.fen(1));

    @Test
    void caseIsTakenByAnOwnerAndByAnother() {
        CaseDecision taken = decide(OPEN, new CaseAction.Assign("ann"));
        CaseState owned = ((CaseDecision.Changed) taken).state();

        assertThat(owned).isEqualTo(new CaseState(Status.ASSIGNED, "ann", 0, Money.ZERO));
        assertThat(decide(owned, new CaseAction.Assign("bob"))).isEqualTo(
                new CaseDecision.Changed(new CaseState(Status.ASSIGNED, "bob", 0, Money.ZERO)));
    }

    @ParameterizedTest
    @EnumSource(value = Resolution.class, names = {"BOOKED", "WRITTEN_OFF"})
    void resolutionThatChangesTheBooksNeedsAnEntry(Resolution resolution) {
        assertThat(refusal(OPEN, new CaseAction.Resolve(resolution, "why", null)))
                .isEqualTo("CORRECTION_MISMATCH");
        assertThat(decide(OPEN, new CaseAction.Resolve(resolution, "why", CORRECTION)))
                .isInstanceOf(CaseDecision.Resolved.class);
    }

    @ParameterizedTest
    @EnumSource(value = Resolution.class,
            names = {"CHANNEL_CORRECTED", "ARRIVED", "NO_DIFFERENCE"})
    void resolutionThatLeavesTheBooksTakesNoEntry(Resolution resolution) {
        assertThat(refusal(OPEN, new CaseAction.Resolve(resolution, "why", CORRECTION)))
                .isEqualTo("CORRECTION_MISMATCH");
        assertThat(decide(OPEN, new CaseAction.Resolve(resolution, "why", null)))
                .isInstanceOf(CaseDecision.Resolved.class);
    }

    @Test
    void resolvedCaseIsNotResolvedAgainNorTaken() {
        assertThat(refusal(RESOLVED, new CaseAction.Resolve(Resolution.ARRIVED, "why", null)))
                .isEqualTo("CASE_RESOLVED");
        assertThat(refusal(RESOLVED, new CaseAction.Assign("bob"))).isEqualTo("CASE_RESOLVED");
    }

    @Test
    void resolvedCaseIsOpenedAgainAndCountsIt() {
        assertThat(decide(RESOLVED, new CaseAction.Reopen("not so"))).isEqualTo(
                new CaseDecision.Changed(new CaseState(Status.OPEN, null, 1, Money.ZERO)));
        assertThat(refusal(OPEN, new CaseAction.Reopen("why"))).isEqualTo("CASE_OPEN");
    }

    @Test
    void correctionAboveTheLimitWaitsForAnotherPerson() {
        CaseAction.Resolve resolve = booking(101);

        CaseDecision proposed = decide(OPEN, resolve);

        assertThat(proposed).isEqualTo(new CaseDecision.Proposed(
                new CaseState(Status.PROPOSED, null, 0, Money.ZERO),
                new Proposal("ann", resolve)));
        assertThat(decide(OPEN, booking(100))).isInstanceOf(CaseDecision.Resolved.class);
    }

    @Test
    void limitCountsWhatTheCaseHasMovedBefore() {
        CaseState again = new CaseState(Status.OPEN, null, 1, Money.fen(60));

        assertThat(decide(again, booking(40))).isInstanceOf(CaseDecision.Resolved.class);
        assertThat(decide(again, booking(41))).isInstanceOf(CaseDecision.Proposed.class);
    }

    @Test
    void proposerDoesNotApproveAndAnotherPersonDoes() {
        CaseDecision.Situation waiting = proposedBy("ann");

        CaseDecision own = CaseDecision.of(waiting, "ann", new CaseAction.Approve("right"));
        CaseDecision other = CaseDecision.of(waiting, "bob", new CaseAction.Approve("right"));

        assertThat(((CaseDecision.Refused) own).code()).isEqualTo("SAME_OPERATOR");
        assertThat(other).isEqualTo(new CaseDecision.Resolved(
                new CaseState(Status.RESOLVED, null, 0, Money.ZERO), booking(101)));
    }

    @Test
    void rejectedProposalLeavesTheCaseWhereItWas() {
        assertThat(CaseDecision.of(proposedBy("ann"), "ann", new CaseAction.Reject("typo")))
                .isEqualTo(new CaseDecision.Changed(OPEN));
    }

    @Test
    void whileACorrectionWaitsTheCaseIsNeitherTakenNorResolved() {
        for (CaseAction action : List.of(booking(1), new CaseAction.Assign("bob"))) {
            CaseDecision decision = CaseDecision.of(proposedBy("ann"), "bob", action);

            assertThat(((CaseDecision.Refused) decision).code()).isEqualTo("CASE_PROPOSED");
        }
    }

    @Test
    void nothingIsApprovedOrRejectedThatNobodyHasProposed() {
        assertThat(refusal(OPEN, new CaseAction.Approve("why"))).isEqualTo("NOTHING_PROPOSED");
        assertThat(refusal(OPEN, new CaseAction.Reject("why"))).isEqualTo("NOTHING_PROPOSED");
    }

    private static CaseDecision.Situation proposedBy(String author) {
        return new CaseDecision.Situation(
                new CaseState(Status.PROPOSED, null, 0, Money.ZERO),
                new Proposal(author, booking(101)), LIMIT);
    }

    private static CaseAction.Resolve booking(long fen) {
        return new CaseAction.Resolve(Resolution.BOOKED, "why", new Correction(
                "clearing:differences", "buyers", Money.fen(fen)));
    }

    private static CaseDecision decide(CaseState state, CaseAction action) {
        return CaseDecision.of(
                new CaseDecision.Situation(state, null, LIMIT), "ann", action);
    }

    private static String refusal(CaseState state, CaseAction action) {
        return ((CaseDecision.Refused) decide(state, action)).code();
    }
}
