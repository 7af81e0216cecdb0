package io.hutong.payment.mandate;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer may spend without a password.
 *
 * @param countPerDay debits of one Beijing day; null when any number is allowed
 */
public record SpendingLimits(Money perDebit, Money perDay, @Nullable Integer countPerDay) {

    boolean isOver(int count) {
        return countPerDay != null && count > countPerDay;
    }
}
