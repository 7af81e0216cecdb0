package io.hutong.payment.cashier.model;

import io.hutong.payment.channel.model.DebitState;

/**
 * What the channel says of an order at the cashier.
 *
 * @param openid of the payer: personal data, used to derive the buyer's id, never stored or logged
 */
public record CashierTrade(DebitState state, String openid) {

    @Override
    public String toString() {
        return "CashierTrade[" + state + "]";
    }
}
