package io.hutong.merchant.miniprogram.model;

/** What an operator wants, with a note for the mini-program's owner. */
public sealed interface StandingOrder {

    String note();

    /** @param refundOpenOrders whether paid orders that are not settled are given back */
    record Suspend(SuspensionReason reason, String note, boolean refundOpenOrders)
            implements StandingOrder {
    }

    record Reinstate(String note) implements StandingOrder {
    }
}
