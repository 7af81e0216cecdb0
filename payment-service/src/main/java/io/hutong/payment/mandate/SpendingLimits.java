package io.hutong.payment.mandate;

import io.hutong.contracts.money.Money;

/** What a buyer may spend without a password. */
public record SpendingLimits(Money perDebit, Money perDay) {
}
