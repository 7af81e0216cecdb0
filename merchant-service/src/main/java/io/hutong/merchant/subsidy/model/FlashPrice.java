package io.hutong.merchant.subsidy.model;

import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The campaigns of one product that take the same off its price: together they do for as many
 * pieces as each of them. What is used, and what a listing shows, is decided here alone.
 *
 * @param perPiece  taken off the price
 * @param campaigns in the order in which they are used
 */
public record FlashPrice(Money perPiece, List<RunningCampaign> campaigns) {

    public FlashPrice {
        campaigns = List.copyOf(campaigns);
    }

    /** How much of a purchase one campaign pays for. */
    public record Take(RunningCampaign campaign, long pieces) {

        public Money amount() {
            return campaign.perPiece().times(pieces);
        }
    }

    /**
     * In the order of their first campaigns, so that the earliest to end comes first.
     *
     * @param price of the product; a campaign that would make it free does not count
     */
    public static List<FlashPrice> of(Collection<RunningCampaign> running, Money price) {
        Map<Money, List<RunningCampaign>> byPrice = new LinkedHashMap<>();
        running.stream().sorted(RunningCampaign.IN_ORDER)
                .filter(campaign -> campaign.perPiece().compareTo(price) < 0)
                .forEach(campaign -> byPrice.computeIfAbsent(
                        campaign.perPiece(), _ -> new ArrayList<>()).add(campaign));
        return byPrice.entrySet().stream()
                .map(one -> new FlashPrice(one.getKey(), one.getValue())).toList();
    }

    /** That the budgets do for. */
    public long pieces() {
        return campaigns.stream().mapToLong(RunningCampaign::pieces).sum();
    }

    /** When the first of those ends that still have something. */
    public Instant endsAt() {
        return campaigns.stream().filter(campaign -> campaign.pieces() > 0).findFirst()
                .orElse(campaigns.getFirst()).endsAt();
    }

    /**
     * From whom the pieces come, one campaign after the other.
     *
     * @param pieces not more than {@link #pieces()}
     */
    public List<Take> take(long pieces) {
        List<Take> takes = new ArrayList<>();
        long open = pieces;
        for (RunningCampaign campaign : campaigns) {
            long some = Math.min(open, campaign.pieces());
            if (some > 0) {
                takes.add(new Take(campaign, some));
                open -= some;
            }
        }
        if (open > 0) {
            throw new IllegalArgumentException(
                    "there are " + pieces() + " pieces at this price and not " + pieces);
        }
        return takes;
    }
}
