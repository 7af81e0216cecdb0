package io.hutong.merchant.subsidy.model;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import java.time.Instant;

/**
 * A budget that makes a product cheaper for a time.
 *
 * @param perPiece    taken off the price, and paid to the merchant by the commerce platform
 * @param fromTraffic how much of each subsidy the traffic platform bears; the commerce platform
 *                    pays the whole and claims it
 */
public record Campaign(
        String id, String sku, String slogan, Money perPiece, Money budget,
        BasisPoints fromTraffic, Instant startsAt, Instant endsAt) {
}
