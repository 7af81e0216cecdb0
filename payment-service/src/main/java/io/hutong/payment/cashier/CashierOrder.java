package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.kernel.time.Lease;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to be paid at the cashier, under a number of its own.
 *
 * @param number {@code combine_out_trade_no}
 * @param tries  how often the channel was asked since it is in this state
 * @param opened what the buyer was given; null until the cashier is open
 */
public record CashierOrder(
        String number, String orderId, CashierState state, Terms terms, Lease lease, int tries,
        CashierOpened.@Nullable Request opened) {

    /**
     * @param appid     of the mini-program that sells
     * @param expiresAt when it is closed if nobody has paid
     */
    public record Terms(String appid, Instant createdAt, Instant expiresAt) {
    }

    /** Nothing of it can have reached the channel. */
    public boolean isUnsent() {
        return state == CashierState.OPENING && tries == 0;
    }

    /** Somebody is asking the channel right now. */
    public boolean isLeased() {
        return lease.owner() != null;
    }

    /** Whether a buyer was ever able to pay. */
    boolean wasOpen() {
        return opened != null;
    }
}
