package io.hutong.payment.channel;

/** Withdraws the subsidy that an order was announced with; nothing of it has been paid. */
public record SubsidyCancelOrder(String subMchid, String transactionId) {
}
