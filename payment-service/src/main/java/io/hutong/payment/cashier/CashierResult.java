package io.hutong.payment.cashier;

/** @param order as it was claimed */
record CashierResult(CashierOrder order, CashierAnswer answer) {
}
