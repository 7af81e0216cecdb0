package io.hutong.payment.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.mandate.ContractDecision.AskAgain;
import io.hutong.payment.mandate.ContractDecision.Finish;
import io.hutong.payment.mandate.ContractDecision.Mismatch;
import io.hutong.payment.mandate.ContractDecision.Settled;
import io.hutong.payment.mandate.ContractDecision.Sign;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.payment.wechatpay.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the channel's word on a mandate means for ours. */
class ContractDecisionTest {

    private static final PlatformIdentity PLATFORM =
            new PlatformIdentity("1900000001", "wx", 100001, Map.of());
    private static final Instant OPENED = Instant.parse("2026-11-11T10:00:00Z");
    private static final Instant NOW = OPENED.plus(Duration.ofMinutes(10));
    private static final Duration SESSION = Duration.ofMinutes(130);
    private static final int PATIENCE = 5;

    private static final Mandate PENDING = mandate(MandateStatus.PENDING, null);
    private static final Mandate SIGNED = mandate(MandateStatus.SIGNED, null);
    private static final Mandate LAPSED = mandate(MandateStatus.EXPIRED, Mandate.End.NOT_SIGNED);
    private static final Mandate CALLED_OFF = mandate(MandateStatus.EXPIRED, Mandate.End.BUYER);
    private static final Mandate ENDED = mandate(MandateStatus.TERMINATED, Mandate.End.BUYER);

    @Test
    void signatureBringsWhatWaitsOrLapsedIntoForce() {
        assertThat(decide(PENDING, says("SIGNED"))).isInstanceOf(Sign.class);
        assertThat(decide(LAPSED, says("SIGNED"))).isInstanceOf(Sign.class);
        assertThat(decide(SIGNED, says("SIGNED"))).isInstanceOf(Settled.class);
    }

    @Test
    void signatureOfWhatTheBuyerCalledOffIsAskedAboutUntilItHasEnded() {
        assertThat(decide(CALLED_OFF, says("SIGNED"))).isInstanceOf(AskAgain.class);
        assertThat(decide(ENDED, says("SIGNED"))).isInstanceOf(AskAgain.class);
        assertThat(decide(mandate(MandateStatus.EXPIRED, Mandate.End.TERM_OVER), says("SIGNED")))
                .isInstanceOf(AskAgain.class);
        assertThat(decide(mandate(MandateStatus.EXPIRED, Mandate.End.MISMATCH), says("SIGNED")))
                .isInstanceOf(AskAgain.class);
    }

    @Test
    void terminatedAtTheChannelEndsWhatWasWantedAndProvesTheEndOfTheRest() {
        Finish ended = new Finish(MandateStatus.TERMINATED, "UNKNOWN", false);

        assertThat(decide(PENDING, says("TERMINATED"))).isEqualTo(ended);
        assertThat(decide(SIGNED, says("TERMINATED"))).isEqualTo(ended);
        assertThat(decide(LAPSED, says("TERMINATED"))).isEqualTo(ended);
        assertThat(decide(CALLED_OFF, says("TERMINATED"))).isInstanceOf(Settled.class);
        assertThat(decide(ENDED, says("TERMINATED"))).isInstanceOf(Settled.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGN_FAILED", "TO_BE_RENEWED", "TERMINATE_PENDING", "NEWS"})
    void wordThatDecidesNothingIsAskedForAgain(String state) {
        assertThat(decide(PENDING, says(state))).isInstanceOf(AskAgain.class);
        assertThat(decide(SIGNED, says(state))).isInstanceOf(AskAgain.class);
        assertThat(decide(CALLED_OFF, says(state))).isInstanceOf(AskAgain.class);
    }

    @Test
    void contractThatIsNotThereProvesNothingWhileItsPageCanStillBeSigned() {
        Instant last = OPENED.plus(SESSION).minusMillis(1);

        assertThat(decide(CALLED_OFF, new ChannelWord.Absent(), last))
                .isInstanceOf(AskAgain.class);
        assertThat(decide(LAPSED, new ChannelWord.Absent(), last)).isInstanceOf(AskAgain.class);
        assertThat(decide(CALLED_OFF, new ChannelWord.Absent(), OPENED.plus(SESSION)))
                .isInstanceOf(Settled.class);
        assertThat(decide(LAPSED, new ChannelWord.Absent(), OPENED.plus(SESSION)))
                .isInstanceOf(Settled.class);
    }

    @Test
    void signingThatIsOverExpiresAndIsStillAskedAboutWhileItsPageLives() {
        Instant over = OPENED.plus(Duration.ofHours(2));

        assertThat(decide(PENDING, new ChannelWord.Absent(), over)).isEqualTo(
                new Finish(MandateStatus.EXPIRED, Mandate.End.NOT_SIGNED, true));
        assertThat(decide(PENDING, new ChannelWord.Silent("time-out"), over)).isEqualTo(
                new Finish(MandateStatus.EXPIRED, Mandate.End.NOT_SIGNED, true));
        assertThat(decide(PENDING, new ChannelWord.Absent(), OPENED.plus(SESSION))).isEqualTo(
                new Finish(MandateStatus.EXPIRED, Mandate.End.NOT_SIGNED, false));
    }

    @Test
    void contractThatWasNotThereWhenAskedInTimeMayHaveBeenSignedSince() {
        Instant over = OPENED.plus(SESSION);

        assertThat(ContractDecision.of(new ContractDecision.Situation(CALLED_OFF, null, PLATFORM,
                "", new ContractDecision.Time(over, over.minusMillis(1)),
                new ContractDecision.Limits(SESSION, PATIENCE)), new ChannelWord.Absent()))
                .isInstanceOf(AskAgain.class);
    }

    @Test
    void silenceProvesNothing() {
        ChannelWord silence = new ChannelWord.Silent("time-out");

        assertThat(decide(CALLED_OFF, silence, OPENED.plus(SESSION.multipliedBy(9))))
                .isInstanceOf(AskAgain.class);
        assertThat(decide(ENDED, silence)).isInstanceOf(AskAgain.class);
        assertThat(decide(SIGNED, silence)).isInstanceOf(AskAgain.class);
    }

    @Test
    void signedContractThatTheChannelDeniesOnceStandsAndDeniedForLongHasEnded() {
        assertThat(decide(asked(SIGNED, 1), new ChannelWord.Absent()))
                .isInstanceOf(AskAgain.class);
        assertThat(decide(asked(SIGNED, PATIENCE), new ChannelWord.Absent())).isEqualTo(
                new Finish(MandateStatus.TERMINATED, Mandate.End.NOT_AT_CHANNEL, false));
    }

    @Test
    void contractWhoseTermIsOverAtTheChannelIsNotInForce() {
        ChannelWord over = new ChannelWord.Says(contract("SIGNED", null, OPENED));

        assertThat(decide(SIGNED, over)).isEqualTo(
                new Finish(MandateStatus.EXPIRED, Mandate.End.TERM_OVER, false));
        assertThat(decide(ENDED, over)).isInstanceOf(Settled.class);
    }

    @Test
    void laterOfTwoSignaturesCountsInWhateverOrderTheyAreHeardOf() {
        Mandate other = signedAt("n", OPENED.plusSeconds(60));
        ChannelWord before = new ChannelWord.Says(
                contract("SIGNED", OPENED.plusSeconds(59), null));
        ChannelWord after = new ChannelWord.Says(
                contract("SIGNED", OPENED.plusSeconds(61), null));

        assertThat(decide(PENDING, other, before)).isEqualTo(
                new Finish(MandateStatus.TERMINATED, Mandate.End.REPLACED, true));
        assertThat(decide(PENDING, other, after)).isInstanceOf(Sign.class);
    }

    @Test
    void ofTwoSignaturesOfOneSecondTheLaterMandateCounts() {
        ChannelWord same = new ChannelWord.Says(contract("SIGNED", OPENED, null));

        assertThat(decide(PENDING, signedAt("n", OPENED), same)).isInstanceOf(Finish.class);
        assertThat(decide(PENDING, signedAt("l", OPENED), same)).isInstanceOf(Sign.class);
    }

    @Test
    void contractOfAnotherBuyerIsEndedAndOfAnotherPlatformOrTemplateLeftAlone() {
        ContractState otherPlatform = new ContractState("c", "m", "1900009999", "wx", 100001,
                ContractState.State.SIGNED, "o", null, null, null);
        ContractState otherPlan = new ContractState("c", "m", "1900000001", "wx", 7,
                ContractState.State.SIGNED, "o", null, null, null);

        assertThat(ContractDecision.of(situation(PENDING, null, "somebody", NOW),
                says("SIGNED"))).isInstanceOfSatisfying(Mismatch.class,
                        mismatch -> assertThat(mismatch.open()).isTrue());
        assertThat(decide(PENDING, new ChannelWord.Says(otherPlatform)))
                .isInstanceOfSatisfying(Mismatch.class,
                        mismatch -> assertThat(mismatch.open()).isFalse());
        assertThat(decide(PENDING, new ChannelWord.Says(otherPlan)))
                .isInstanceOf(Mismatch.class);
    }

    private static ContractDecision decide(Mandate mandate, ChannelWord word) {
        return decide(mandate, word, NOW);
    }

    private static ContractDecision decide(Mandate mandate, ChannelWord word, Instant now) {
        return ContractDecision.of(situation(mandate, null, "buyer", now), word);
    }

    private static ContractDecision decide(
            Mandate mandate, @Nullable Mandate current, ChannelWord word) {
        return ContractDecision.of(situation(mandate, current, "buyer", NOW), word);
    }

    private static ContractDecision.Situation situation(
            Mandate mandate, @Nullable Mandate current, String signer, Instant now) {
        return new ContractDecision.Situation(mandate, current, PLATFORM, signer,
                new ContractDecision.Time(now, now),
                new ContractDecision.Limits(SESSION, PATIENCE));
    }

    private static Mandate mandate(MandateStatus status, @Nullable String mode) {
        boolean signing = status == MandateStatus.PENDING || status == MandateStatus.EXPIRED;
        return new Mandate("m", "buyer", new Mandate.Contract("m", null, null), status,
                Mandate.Usage.NONE, new Mandate.Times(
                        signing ? OPENED.plus(Duration.ofHours(2)) : null,
                        signing ? null : OPENED, OPENED, 1),
                new Mandate.End(mode, null, mode != null));
    }

    private static Mandate signedAt(String id, Instant signedAt) {
        return new Mandate(id, "buyer", new Mandate.Contract(id, "c", null),
                MandateStatus.SIGNED, Mandate.Usage.NONE,
                new Mandate.Times(null, signedAt, OPENED, 1));
    }

    private static Mandate asked(Mandate mandate, int tries) {
        return new Mandate("m", "buyer", mandate.contract(), mandate.status(),
                Mandate.Usage.NONE, new Mandate.Times(null, OPENED, OPENED, tries));
    }

    private static ChannelWord says(String state) {
        return new ChannelWord.Says(contract(state, OPENED, null));
    }

    private static ContractState contract(
            String state, @Nullable Instant signedAt, @Nullable Instant expiresAt) {
        return new ContractState("c", "m", "1900000001", "wx", 100001,
                Spoken.contractState(state), "o", signedAt,
                expiresAt, null);
    }
}
