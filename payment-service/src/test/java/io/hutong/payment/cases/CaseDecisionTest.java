package io.hutong.payment.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.money.Money;
import io.hutong.payment.cases.CaseAction.Correction;
import io.hutong.payment.cases.CaseAction.Resolution;
import io.hutong.payment.cases.CaseState.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be done with a case, and when. */
class CaseDecisionTest {

    private static final CaseState OPEN = new CaseState(Status.OPEN, null, 0);
    private static final CaseState RESOLVED = new CaseState(Status.RESOLVED, "ann", 0);
    private static final Correction CORRECTION =
            new Correction("clearing:differences", "buyers", Money.fen(1));

    @Test
    void caseIsTakenByAnOwnerAndByAnother() {
        CaseDecision taken = CaseDecision.of(OPEN, new CaseAction.Assign("ann"));
        CaseState owned = ((CaseDecision.Changed) taken).state();

        assertThat(owned).isEqualTo(new CaseState(Status.ASSIGNED, "ann", 0));
        assertThat(CaseDecision.of(owned, new CaseAction.Assign("bob"))).isEqualTo(
                new CaseDecision.Changed(new CaseState(Status.ASSIGNED, "bob", 0)));
    }

    @ParameterizedTest
    @EnumSource(value = Resolution.class, names = {"BOOKED", "WRITTEN_OFF"})
    void resolutionThatChangesTheBooksNeedsAnEntry(Resolution resolution) {
        assertThat(refusal(OPEN, new CaseAction.Resolve(resolution, "why", null)))
                .isEqualTo("CORRECTION_MISMATCH");
        assertThat(CaseDecision.of(OPEN, new CaseAction.Resolve(resolution, "why", CORRECTION)))
                .isInstanceOf(CaseDecision.Changed.class);
    }

    @ParameterizedTest
    @EnumSource(value = Resolution.class,
            names = {"CHANNEL_CORRECTED", "ARRIVED", "NO_DIFFERENCE"})
    void resolutionThatLeavesTheBooksTakesNoEntry(Resolution resolution) {
        assertThat(refusal(OPEN, new CaseAction.Resolve(resolution, "why", CORRECTION)))
                .isEqualTo("CORRECTION_MISMATCH");
        assertThat(CaseDecision.of(OPEN, new CaseAction.Resolve(resolution, "why", null)))
                .isInstanceOf(CaseDecision.Changed.class);
    }

    @Test
    void resolvedCaseIsNotResolvedAgainNorTaken() {
        assertThat(refusal(RESOLVED, new CaseAction.Resolve(Resolution.ARRIVED, "why", null)))
                .isEqualTo("CASE_RESOLVED");
        assertThat(refusal(RESOLVED, new CaseAction.Assign("bob"))).isEqualTo("CASE_RESOLVED");
    }

    @Test
    void resolvedCaseIsOpenedAgainAndCountsIt() {
        assertThat(CaseDecision.of(RESOLVED, new CaseAction.Reopen("not so"))).isEqualTo(
                new CaseDecision.Changed(new CaseState(Status.OPEN, null, 1)));
        assertThat(refusal(OPEN, new CaseAction.Reopen("why"))).isEqualTo("CASE_OPEN");
    }

    private static String refusal(CaseState state, CaseAction action) {
        return ((CaseDecision.Refused) CaseDecision.of(state, action)).code();
    }
}
