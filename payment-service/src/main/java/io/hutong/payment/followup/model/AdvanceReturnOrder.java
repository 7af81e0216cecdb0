package io.hutong.payment.followup.model;

/**
 * Collects from a merchant what the platform has paid for a refund in its place. The refund
 * identifies it: asking again has no second effect.
 *
 * @param refundId the channel's number of the refund
 */
public record AdvanceReturnOrder(String refundId, String subMchid) {
}
