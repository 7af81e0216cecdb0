package io.hutong.payment.mandate.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the channel says of a mandate.
 *
 * @param state  {@code SIGNED}, {@code TERMINATED}, …
 * @param openid personal data: used to derive the buyer's id, never stored or logged
 */
public record ContractState(
        String contractId, String outContractCode, String mchid, String appid, long planId,
        String state, String openid, @Nullable Instant signedAt, @Nullable Instant expiresAt,
        @Nullable String terminationMode) {

    public boolean isSigned() {
        return "SIGNED".equals(state);
    }

    public boolean isTerminated() {
        return "TERMINATED".equals(state);
    }

    @Override
    public String toString() {
        return "ContractState[" + outContractCode + ", " + state + "]";
    }
}
