package io.hutong.payment.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.channel.ContractState;
import io.hutong.payment.channel.PlatformIdentity;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the channel's word on a mandate means for ours. */
class ContractDecisionTest {

    private static final PlatformIdentity PLATFORM =
            new PlatformIdentity("1900000001", "wx", 100001, Map.of());
    private static final Set<MandateStatus> LIVE =
            EnumSet.of(MandateStatus.PENDING, MandateStatus.EXPIRED);

    @ParameterizedTest
    @EnumSource(MandateStatus.class)
    void signedAtTheChannelBringsOnlyWhatWaitsOrLapsedIntoForce(MandateStatus status) {
        assertThat(decide(status, contract("SIGNED"), "buyer")).isEqualTo(LIVE.contains(status)
                ? ContractDecision.SIGN : ContractDecision.NOTHING);
    }

    @ParameterizedTest
    @EnumSource(MandateStatus.class)
    void terminatedAtTheChannelEndsItWhateverWeThought(MandateStatus status) {
        assertThat(decide(status, contract("TERMINATED"), "buyer"))
                .isEqualTo(status == MandateStatus.TERMINATED
                        ? ContractDecision.NOTHING : ContractDecision.TERMINATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGN_FAILED", "TO_BE_RENEWED", "TERMINATE_PENDING", "NEWS"})
    void wordThatDecidesNothingChangesNothing(String state) {
        for (MandateStatus status : MandateStatus.values()) {
            assertThat(decide(status, contract(state), "buyer"))
                    .isEqualTo(ContractDecision.NOTHING);
        }
    }

    @Test
    void contractOfAnotherBuyerPlatformOrTemplateIsAMismatch() {
        ContractState ours = contract("SIGNED");
        ContractState otherPlatform = new ContractState("c", "m", "1900009999", "wx", 100001,
                "SIGNED", "o", null, null, null);
        ContractState otherPlan = new ContractState("c", "m", "1900000001", "wx", 7,
                "SIGNED", "o", null, null, null);

        assertThat(decide(MandateStatus.PENDING, ours, "somebody"))
                .isEqualTo(ContractDecision.MISMATCH);
        assertThat(decide(MandateStatus.PENDING, otherPlatform, "buyer"))
                .isEqualTo(ContractDecision.MISMATCH);
        assertThat(decide(MandateStatus.PENDING, otherPlan, "buyer"))
                .isEqualTo(ContractDecision.MISMATCH);
    }

    private static ContractDecision decide(
            MandateStatus status, ContractState contract, String signer) {
        return ContractDecision.of(new Mandate("m", "buyer",
                new Mandate.Contract("m", null, null), status, Mandate.Usage.NONE,
                new Mandate.Times(null, null, 0)), contract, PLATFORM, signer);
    }

    private static ContractState contract(String state) {
        return new ContractState("c", "m", "1900000001", "wx", 100001, state, "o", null, null,
                null);
    }
}
