package io.hutong.payment.refund.model;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the channel says of a share's return.
 *
 * @param failReason for example {@code BALANCE_NOT_ENOUGH}; absent unless it failed
 */
public record ReturnState(
        String number, Money amount, Result result, @Nullable String failReason) {

    public enum Result { PROCESSING, SUCCESS, FAILED }
}
