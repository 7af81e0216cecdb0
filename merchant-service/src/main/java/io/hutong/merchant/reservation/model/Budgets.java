package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.Allotment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.subsidy.model.FlashPrice;
import io.hutong.merchant.subsidy.model.RunningCampaign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The budgets of subsidies while a poll is decided. An order holds its subsidy from its
 * reservation on; the rows are locked, so concurrent orders can never hold more than there is.
 */
public final class Budgets {

    private final Map<String, Campaign> campaigns = new TreeMap<>();
    private final Map<UseKey, Use> uses = new LinkedHashMap<>();
    private final Map<String, Campaign> changedCampaigns = new TreeMap<>();
    private final Map<UseKey, Use> changedUses = new LinkedHashMap<>();

    /** @param window null where orders do not get it now and only return to it */
    public record Campaign(String id, String sku, Money perPiece, BasisPoints fromTraffic,
            Money budget,
            Money committed, @Nullable Window window) {

        Money left() {
            return budget.minus(committed);
        }

        private Campaign plus(Money amount) {
            return new Campaign(id, sku, perPiece, fromTraffic, budget, committed.plus(amount),
                    window);
        }

        private RunningCampaign running(Window now) {
            return new RunningCampaign(
                    id, perPiece, left(), fromTraffic, now.startsAt(), now.endsAt());
        }
    }

    /** When it is open. */
    public record Window(Instant startsAt, Instant endsAt) {
    }

    public record UseKey(String orderId, String campaignId) {
    }

    /**
     * What an order holds or has spent of one campaign.
     *
     * @param paid     by the buyer for the merchant's part
     * @param refunded of that before it was divided
     * @param returned to the budget, of the amount
     * @param reported by payment-service about the merchant's part as a whole
     */
    public record Use(
            UseKey key, String merchantId, Money amount, Money paid, Money refunded,
            Money returned, List<String> refundIds, Reported reported) {

        public Use {
            refundIds = List.copyOf(refundIds);
        }

        private Use refunded(String refundId, Money more) {
            Money all = refunded.plus(more);
            List<String> ids = new ArrayList<>(refundIds);
            ids.add(refundId);
            return new Use(key, merchantId, amount, paid, all.compareTo(paid) > 0 ? paid : all,
                    returned, ids, reported);
        }

        private Use reported(Reported news) {
            return new Use(key, merchantId, amount, paid, refunded, returned, refundIds, news);
        }

        private Use returned(Money more) {
            return new Use(key, merchantId, amount, paid, refunded, returned.plus(more),
                    refundIds, reported);
        }

        private Money held() {
            return amount.minus(returned);
        }
    }

    /**
     * What the channel has really moved for the merchant's part of an order.
     *
     * @param paid    subsidy, at the settlement; null until then
     * @param back    of it, after refunds
     * @param numbers of these returns
     */
    public record Reported(@Nullable Money paid, Money back, List<String> numbers) {

        static final Reported NOTHING = new Reported(null, Money.ZERO, List.of());

        public Reported {
            numbers = List.copyOf(numbers);
        }

        private Reported settled(Money amount) {
            return new Reported(amount, back, numbers);
        }

        private Reported comeBack(String number, Money amount) {
            List<String> all = new ArrayList<>(numbers);
            all.add(number);
            return new Reported(paid, back.plus(amount), all);
        }
    }

    public Budgets(List<Campaign> campaigns, List<Use> uses) {
        campaigns.forEach(campaign -> this.campaigns.put(campaign.id(), campaign));
        uses.forEach(use -> this.uses.put(use.key(), use));
    }

    /** What makes the SKU cheaper now, in the order in which it is used. */
    List<FlashPrice> of(String sku, Money price) {
        List<RunningCampaign> running = new ArrayList<>();
        for (Campaign campaign : campaigns.values()) {
            Window window = campaign.window();
            if (window != null && campaign.sku().equals(sku)) {
                running.add(campaign.running(window));
            }
        }
        return FlashPrice.of(running, price);
    }

    /** Holds the subsidies of a quote that was decided with what is left. */
    void take(String orderId, Quote quote, Map<String, FlashPrice> subsidised) {
        for (Quote.Part part : quote.parts()) {
            for (Quote.Line line : part.lines()) {
                FlashPrice flash = subsidised.get(line.sku());
                if (flash != null) {
                    flash.take(line.quantity()).forEach(take -> take(orderId, part, take));
                }
            }
        }
    }

    private void take(String orderId, Quote.Part part, FlashPrice.Take take) {
        Campaign campaign = Objects.requireNonNull(campaigns.get(take.campaign().id()));
        Money amount = take.amount();
        put(campaign.plus(amount));
        put(new Use(new UseKey(orderId, campaign.id()), part.merchantId(), amount, part.amount(),
                Money.ZERO, Money.ZERO, List.of(), Reported.NOTHING));
    }

    /** The order ends unpaid: all of it is free again. */
    void giveBack(String orderId) {
        usesOf(orderId).forEach(use -> free(use, use.held()));
    }

    /**
     * Money went back to the buyer. Before the settlement so much less of the subsidy will be due;
     * after it the budget waits for what payment-service has back from the merchant.
     */
    void refund(String orderId, String refundId, Map<String, Money> undivided) {
        for (Use use : usesOf(orderId)) {
            if (!use.refundIds().contains(refundId)) {
                put(use.refunded(refundId,
                        undivided.getOrDefault(use.merchantId(), Money.ZERO)));
            }
        }
        level(orderId);
    }

    /** The subsidies of the order are paid: that is what they cost, and nothing else. */
    void settled(String orderId, Map<String, Money> subsidies) {
        subsidies.forEach((merchantId, subsidy) -> usesOf(orderId, merchantId)
                .forEach(use -> put(use.reported(use.reported().settled(subsidy)))));
        level(orderId);
    }

    /** The merchant gave a part of its subsidy back. */
    public void comeBack(SubsidyReturn back) {
        for (Use use : usesOf(back.orderId(), back.merchantId())) {
            if (!use.reported().numbers().contains(back.number())) {
                put(use.reported(use.reported().comeBack(back.number(), back.amount())));
            }
        }
        level(back.orderId());
    }

    /** Frees what the order's parts hold and are not going to cost. */
    private void level(String orderId) {
        usesOf(orderId).stream().map(Use::merchantId).distinct()
                .forEach(merchant -> level(usesOf(orderId, merchant)));
    }

    /** @param part the uses of one merchant's part; each frees in proportion to what it holds */
    private void level(List<Use> part) {
        Money held = sum(part, Use::held);
        Money cost = cost(part);
        Money free = cost.isNegative() ? held : held.minus(cost);
        if (free.isPositive()) {
            List<Money> shares = Allotment.byWeights(free, part.stream()
                    .map(use -> use.held().total()).toList());
            for (int i = 0; i < shares.size(); i++) {
                free(part.get(i), shares.get(i));
            }
        }
    }

    /** As payment-service will divide it, until it says what it has paid. */
    private static Money cost(List<Use> part) {
        Use any = part.getFirst();
        Money paid = any.reported().paid();
        Money due = paid != null ? paid : Allotment.share(
                sum(part, Use::amount), any.paid().minus(any.refunded()), any.paid());
        return due.minus(any.reported().back());
    }

    private static Money sum(List<Use> uses, Function<Use, Money> amount) {
        return uses.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    private void free(Use use, Money amount) {
        Campaign campaign = campaigns.get(use.key().campaignId());
        if (campaign == null) {
            throw new IllegalStateException(use.key() + " has no campaign");
        }
        put(campaign.plus(Money.ZERO.minus(amount)));
        put(use.returned(amount));
    }

    private List<Use> usesOf(String orderId, String merchantId) {
        return usesOf(orderId).stream()
                .filter(use -> use.merchantId().equals(merchantId)).toList();
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

    public List<Campaign> changedCampaigns() {
        return List.copyOf(changedCampaigns.values());
    }

    public List<Use> changedUses() {
        return List.copyOf(changedUses.values());
    }
}
