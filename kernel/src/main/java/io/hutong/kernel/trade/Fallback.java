package io.hutong.kernel.trade;

/** What happens when the password-free debit is declined or the buyer has no mandate. */
public enum Fallback {
    /** The buyer pays at the ordinary mini-program cashier. */
    CASHIER,
    /** The order is cancelled. */
    NONE
}
