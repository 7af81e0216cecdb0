package io.hutong.payment.reconciliation;

import io.hutong.kernel.money.Money;

/**
 * An item as we have it.
 *
 * @param fee      what the channel keeps, or gives back with a refund
 */
record Ours(Subject subject, String number, String orderId, Standing standing, Money amount,
        Money fee, Party party) {

    /** How far it has come here. */
    enum Standing {
        /** In the ledger. */
        BOOKED,
        /** Under way; its outcome may be unknown. */
        OPEN,
        /** The outcome was unknown, so we had the channel take it back. */
        REVERSED,
        /** Ended without money: declined, called off, closed. */
        ENDED
    }

    /** Who gets it and under which number, in the channel's words; empty where it has none. */
    record Party(String subMchid, String channelNumber) {
    }
}
