package io.hutong.payment.followup;

import io.hutong.kernel.money.Money;

/**
 * Something that a refund leaves to do.
 *
 * @param number       names it for ever: another one has no second effect
 * @param refundNumber of the refund that it follows
 * @param amount       that moves, or that was promised
 * @param claim        what the traffic platform owed of it
 */
public record NewFollowUp(
        String number, FollowUpKind kind, String refundNumber, String orderId, int part,
        Money amount, Money claim) {
}
