package io.hutong.payment.settlement.model;

import io.hutong.kernel.money.Money;

/** @param number {@code out_subsidy_no}: repeating the order under it has no second effect */
public record SubsidyOrder(
        String number, String subMchid, String transactionId, Money amount) {
}
