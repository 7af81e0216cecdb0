package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The next state of an order at the cashier.
 *
 * @param tries  asked since it is in that state
 * @param code   why, for people
 * @param dueIn  when it is due again; without meaning for states that have ended
 * @param opened what the buyer gets, when it is open now
 */
record CashierChange(
        String number, CashierState state, int tries, String code, Duration dueIn,
        CashierOpened.@Nullable Request opened) {

    static CashierChange to(CashierOrder order, CashierState state, String code) {
        return new CashierChange(order.number(), state, 0, code, Duration.ZERO, null);
    }

    CashierChange opened(CashierOpened.Request request) {
        return new CashierChange(number, state, tries, code, dueIn, request);
    }

    CashierChange after(int asked, Duration delay) {
        return new CashierChange(number, state, asked, code, delay, opened);
    }
}
