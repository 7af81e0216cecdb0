package io.hutong.merchant.subsidy;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * A budget and what is left of it.
 *
 * @param perPiece  taken off the price, and paid to the merchant by the commerce platform
 * @param fromTraffic how much of each subsidy the traffic platform bears, in basis points; the
 *                  commerce platform pays the whole and claims it
 * @param committed held by open orders or spent by paid ones
 * @param flags     what a host would object to in the slogan
 */
record Subsidy(
        String campaignId, String sku, String slogan, Money perPiece, Money budget,
        BasisPoints fromTraffic, Money committed, Money left, Instant startsAt, Instant endsAt,
        List<String> flags) {
}
