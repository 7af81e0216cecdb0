package io.hutong.contracts.message;

import io.hutong.contracts.money.Money;

/**
 * Where one merchant's part of an order went:
 * {@code amount = merchantNet + commission + trafficFee + channelFee}, to the fen.
 */
public record SettledPart(
        String merchantId, Money amount, Money merchantNet, Money commission, Money trafficFee,
        Money channelFee) {

    public SettledPart {
        Money sum = merchantNet.plus(commission).plus(trafficFee).plus(channelFee);
        if (!sum.equals(amount)) {
            throw new IllegalArgumentException(
                    "the parts of " + merchantId + " add up to " + sum + ", not to " + amount);
        }
    }
}
