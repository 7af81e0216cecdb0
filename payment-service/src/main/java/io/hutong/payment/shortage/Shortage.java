package io.hutong.payment.shortage;

import io.hutong.kernel.money.Money;

/**
 * Something that the channel has refused and is asked for again.
 *
 * @param number of the work: a division, a refund, or what a refund has left to do
 * @param payer  the account that was to pay
 * @param code   why the channel has refused it
 * @param ofMoney the payer lacks it; else there is another reason
 * @param amount that was asked for
 */
public record Shortage(String number, String orderId, String payer, String code, boolean ofMoney,
        Money amount) {
}
