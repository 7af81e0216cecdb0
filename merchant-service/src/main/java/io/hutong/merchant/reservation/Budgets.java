package io.hutong.merchant.reservation;

import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The budgets of subsidies while a poll is decided. An order holds its subsidy from its
 * reservation on; the rows are locked, so concurrent orders can never hold more than there is.
 */
final class Budgets {

    private final Map<String, Campaign> campaigns = new TreeMap<>();
    private final Map<String, String> bySku = new HashMap<>();
    private final Map<UseKey, Use> uses = new LinkedHashMap<>();
    private final Map<String, Campaign> changedCampaigns = new TreeMap<>();
    private final Map<UseKey, Use> changedUses = new LinkedHashMap<>();

    /** @param running whether orders get it now, which those that only return to it do not ask */
    record Campaign(
            String id, String sku, Money perPiece, Money budget, Money committed,
            boolean running) {

        Money left() {
            return budget.minus(committed);
        }

        private Campaign plus(Money amount) {
            return new Campaign(id, sku, perPiece, budget, committed.plus(amount), running);
        }
    }

    record UseKey(String orderId, String campaignId) {
    }

    /**
     * @param paid     by the buyer for the merchant's part
     * @param refunded of that
     * @param returned to the budget
     */
    record Use(
            UseKey key, String merchantId, Money amount, Money paid, Money refunded,
            Money returned, List<String> refundIds) {

        Use {
            refundIds = List.copyOf(refundIds);
        }

        /** Returned in proportion to all that is refunded: the last fen comes with the last. */
        private Use refunded(String refundId, Money more) {
            Money all = refunded.plus(more);
            Money capped = all.compareTo(paid) > 0 ? paid : all;
            List<String> ids = new ArrayList<>(refundIds);
            ids.add(refundId);
            return new Use(key, merchantId, amount, paid, capped,
                    proportion(amount, capped, paid), ids);
        }
    }

    Budgets(List<Campaign> campaigns, List<Use> uses) {
        campaigns.forEach(campaign -> {
            this.campaigns.put(campaign.id(), campaign);
            if (campaign.running()) {
                bySku.putIfAbsent(campaign.sku(), campaign.id());
            }
        });
        uses.forEach(use -> this.uses.put(use.key(), use));
    }

    /** What makes the SKU cheaper now. */
    Optional<Campaign> of(String sku) {
        return Optional.ofNullable(bySku.get(sku)).map(campaigns::get);
    }

    /** Holds the subsidies of a quote that was decided with what is left. */
    void take(String orderId, StockReserved quote, Set<String> subsidised) {
        for (StockReserved.Part part : quote.parts()) {
            part.lines().stream().filter(line -> subsidised.contains(line.sku()))
                    .forEach(line -> take(orderId, part, line));
        }
    }

    private void take(String orderId, StockReserved.Part part, StockReserved.Line line) {
        Campaign campaign = of(line.sku()).orElseThrow();
        Money amount = campaign.perPiece().times(line.quantity());
        put(campaign.plus(amount));
        put(new Use(new UseKey(orderId, campaign.id()), part.merchantId(), amount, part.amount(),
                Money.ZERO, Money.ZERO, List.of()));
    }

    /** The order ends unpaid: all of it is free again. */
    void giveBack(String orderId) {
        for (Use use : usesOf(orderId)) {
            comeBack(use, new Use(use.key(), use.merchantId(), use.amount(), use.paid(),
                    use.refunded(), use.amount(), use.refundIds()));
        }
    }

    /** Part of the money went back to the buyer: as much of the subsidy is free again. */
    void refund(String orderId, String refundId, List<RefundedPart> parts) {
        for (Use use : usesOf(orderId)) {
            if (!use.refundIds().contains(refundId)) {
                Money back = parts.stream()
                        .filter(part -> part.merchantId().equals(use.merchantId()))
                        .map(RefundedPart::amount).reduce(Money.ZERO, Money::plus);
                comeBack(use, use.refunded(refundId, back));
            }
        }
    }

    private void comeBack(Use before, Use after) {
        Money freed = after.returned().minus(before.returned());
        Campaign campaign = campaigns.get(before.key().campaignId());
        if (campaign == null) {
            throw new IllegalStateException(before.key() + " has no campaign");
        }
        put(campaign.plus(Money.ZERO.minus(freed)));
        put(after);
    }

    private List<Use> usesOf(String orderId) {
        return uses.values().stream().filter(use -> use.key().orderId().equals(orderId)).toList();
    }

    private void put(Campaign campaign) {
        campaigns.put(campaign.id(), campaign);
        changedCampaigns.put(campaign.id(), campaign);
    }

    private void put(Use use) {
        uses.put(use.key(), use);
        changedUses.put(use.key(), use);
    }

    List<Campaign> changedCampaigns() {
        return List.copyOf(changedCampaigns.values());
    }

    List<Use> changedUses() {
        return List.copyOf(changedUses.values());
    }

    /** Rounded down, and the whole for the whole. */
    static Money proportion(Money whole, Money part, Money of) {
        return Money.fen(BigInteger.valueOf(whole.total())
                .multiply(BigInteger.valueOf(part.total()))
                .divide(BigInteger.valueOf(of.total())).longValueExact());
    }
}
