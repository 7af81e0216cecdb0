package io.hutong.payment.mandate;

import io.hutong.payment.channel.ContractState;
import io.hutong.payment.channel.PlatformIdentity;
import java.util.Objects;

/** What the channel's word on a mandate means for ours. Pure. */
enum ContractDecision {
    /** It is in force now. */
    SIGN,
    TERMINATE,
    /** We know that already, or it says nothing yet. */
    NOTHING,
    /** It is about somebody or something else: not applied, a person is told. */
    MISMATCH;

    /** @param buyerId of whoever signed, from the contract's openid */
    static ContractDecision of(
            Mandate mandate, ContractState contract, PlatformIdentity platform, String buyerId) {
        if (!isOurs(contract, platform) || !buyerId.equals(mandate.buyerId())) {
            return MISMATCH;
        }
        boolean live = mandate.status() == MandateStatus.PENDING
                || mandate.status() == MandateStatus.EXPIRED;
        if (contract.isSigned()) {
            return live ? SIGN : NOTHING;
        }
        boolean ended = mandate.status() == MandateStatus.TERMINATED;
        return contract.isTerminated() && !ended ? TERMINATE : NOTHING;
    }

    static boolean isOurs(ContractState contract, PlatformIdentity platform) {
        return Objects.equals(contract.mchid(), platform.mchid())
                && contract.planId() == platform.planId();
    }
}
