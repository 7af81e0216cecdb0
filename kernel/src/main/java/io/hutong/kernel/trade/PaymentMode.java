package io.hutong.kernel.trade;

/** How the buyer pays. */
public enum PaymentMode {
    PASSWORD_FREE, CASHIER
}
