package io.hutong.payment.shortage;

import io.hutong.kernel.money.Money;

/**
 * Something that the channel has refused and is asked for again.
 *
 * @param number of the work: a division, a refund, or what a refund has left to do
 * @param payer  the account that was to pay
 * @param code   why the channel has refused it
 * @param amount that the payer lacks
 */
public record Shortage(String number, String orderId, String payer, String code, Money amount) {

    /** The channel's word for an account that does not cover what is asked of it. */
    public static final String NOT_ENOUGH = "NOT_ENOUGH";
}
