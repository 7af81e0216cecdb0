package io.hutong.kernel.trade;

import io.hutong.kernel.money.BasisPoints;

/**
 * Somebody beside the two platforms who shares in a merchant's part: a supplier, an affiliate, a
 * head office.
 *
 * @param mchid   the receiver's merchant account at WeChat Pay
 * @param purpose for people; the channel shows it to payer and receiver
 */
public record Receiver(String mchid, BasisPoints rate, String purpose) {
}
