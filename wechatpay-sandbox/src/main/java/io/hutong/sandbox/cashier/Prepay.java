package io.hutong.sandbox.cashier;

/** What the client hands to {@code wx.requestPayment}; good for two hours. */
record Prepay(String prepayId, String orderKey, long expiresAt) {
}
