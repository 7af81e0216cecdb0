package io.hutong.payment.mandate.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the channel says of a mandate.
 *
 * @param openid personal data: used to derive the buyer's id, never stored or logged
 */
public record ContractState(
        String contractId, String outContractCode, String mchid, String appid, long planId,
        State state, String openid, @Nullable Instant signedAt, @Nullable Instant expiresAt,
        @Nullable String terminationMode) {

    public enum State {
        SIGNED, TERMINATED,
        /** Neither: being signed, being ended, or a word that nobody knows. */
        UNDECIDED
    }

    @Override
    public String toString() {
        return "ContractState[" + outContractCode + ", " + state + "]";
    }
}
