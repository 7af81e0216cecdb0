package io.hutong.merchant.reservation;

import io.hutong.contracts.message.MerchantReply;

/** What a command about an order's stock led to. */
public sealed interface StockOutcome {

    /** It is answered. */
    record Answered(MerchantReply reply) implements StockOutcome {
    }

    /** It contradicts what happened before, or itself; no reply would be right. */
    record Impossible(String reason) implements StockOutcome {
    }
}
