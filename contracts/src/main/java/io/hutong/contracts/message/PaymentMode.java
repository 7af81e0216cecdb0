package io.hutong.contracts.message;

/** How the buyer pays. */
public enum PaymentMode {
    PASSWORD_FREE, CASHIER
}
