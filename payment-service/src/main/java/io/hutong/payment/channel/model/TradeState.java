package io.hutong.payment.channel.model;

import java.util.Arrays;

/** State of a sub-order of a combined debit (API v3, {@code trade_state}). */
public enum TradeState {
    SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAY_FAIL, ACCEPT,
    /** A word that this version does not know: never taken as a success or a failure. */
    UNRECOGNISED;

    public static TradeState of(String word) {
        return Arrays.stream(values()).filter(state -> state.name().equals(word))
                .findFirst().orElse(UNRECOGNISED);
    }
}
