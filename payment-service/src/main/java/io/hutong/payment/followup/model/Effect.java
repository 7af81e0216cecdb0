package io.hutong.payment.followup.model;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the channel did.
 *
 * @param channelNumber absent where it gives none
 * @param success       false: it has not taken place
 */
public record Effect(@Nullable String channelNumber, boolean success, Money amount) {
}
