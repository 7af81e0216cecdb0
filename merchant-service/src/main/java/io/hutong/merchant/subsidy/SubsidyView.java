package io.hutong.merchant.subsidy;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.miniprogram.InducedSharing;
import io.hutong.merchant.subsidy.model.Campaign;
import java.time.Instant;
import java.util.List;

/**
 * A campaign and what is left of its budget.
 *
 * @param fromTraffic in basis points
 * @param committed   held by open orders or spent by paid ones
 * @param flags       what a host would object to in the slogan
 */
record SubsidyView(
        String campaignId, String sku, String slogan, Money perPiece, Money budget,
        BasisPoints fromTraffic, Money committed, Money left, Instant startsAt, Instant endsAt,
        List<String> flags) {

    static SubsidyView of(Campaign campaign, Money committed) {
        return new SubsidyView(campaign.id(), campaign.sku(), campaign.slogan(),
                campaign.perPiece(), campaign.budget(), campaign.fromTraffic(), committed,
                campaign.budget().minus(committed), campaign.startsAt(), campaign.endsAt(),
                InducedSharing.objections(campaign.slogan()));
    }
}
