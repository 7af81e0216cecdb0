package io.hutong.merchant.reservation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.merchant.reservation.model.Budgets.Campaign;
import io.hutong.merchant.subsidy.model.FlashPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever cart is bought, refunded before and after its settlement, and in whichever order the
 * messages about it come: the budgets have spent what payment-service has paid and not got back.
 * What it pays is worked out here in another way than in the services.
 */
class BudgetPropertyTest {

    private static final SettlementTerms TERMS = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60));
    private static final long BUDGET = 1_000_000_000;
    private static final Money FULL = Money.fen(BUDGET);
    private static final String ORDER = "o-1";

    @Property(tries = 2_000)
    void budgetsHaveSpentWhatWasPaidAndDidNotComeBack(@ForAll long seed) {
        Random random = new Random(seed);
        List<Campaign> campaigns = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            Money perPiece = Money.fen(1 + random.nextInt(5_000));
            Money first = perPiece.times(1 + random.nextInt(3));
            campaigns.add(campaign("c-" + i, "sku-" + i, perPiece, first));
            campaigns.add(campaign("d-" + i, "sku-" + i, perPiece,
                    Money.fen(BUDGET).minus(first)));
        }
        Budgets budgets = new Budgets(campaigns, List.of());
        Map<String, Purchase> merchants = cart(random, campaigns, budgets);

        List<Runnable> news = new ArrayList<>();
        long expected = 0;
        for (Purchase purchase : merchants.values()) {
            expected += purchase.goesOn(random, budgets, news);
        }
        Collections.shuffle(news, random);
        news.forEach(Runnable::run);
        news.forEach(Runnable::run);

        assertThat(spent(budgets, campaigns)).isEqualTo(expected);
        assertThat(budgets.changedUses())
                .allSatisfy(use -> assertThat(use.returned()).isBetween(Money.ZERO, use.amount()));
    }

    private static Campaign campaign(String id, String sku, Money perPiece, Money budget) {
        return new Campaign(id, sku, perPiece, new BasisPoints(0), budget, Money.ZERO,
                new Budgets.Window(Instant.EPOCH, Instant.MAX));
    }

    private static long spent(Budgets budgets, List<Campaign> campaigns) {
        return skus(campaigns).mapToLong(sku -> BUDGET - budgets.of(sku, FULL).getFirst()
                .campaigns().stream().mapToLong(one -> one.left().total()).sum()).sum();
    }

    private static Stream<String> skus(List<Campaign> campaigns) {
        return campaigns.stream().map(Campaign::sku).distinct();
    }

    /** Each product, which two campaigns make cheaper, belongs to one of two merchants. */
    private static Map<String, Purchase> cart(
            Random random, List<Campaign> campaigns, Budgets budgets) {
        Map<String, List<Quote.Line>> lines = new LinkedHashMap<>();
        Map<String, Long> subsidies = new LinkedHashMap<>();
        Map<String, FlashPrice> flashes = new HashMap<>();
        for (String sku : skus(campaigns).toList()) {
            String merchant = "m-" + random.nextInt(2);
            int quantity = 1 + random.nextInt(5);
            Money price = Money.fen(1 + random.nextInt(20_000));
            FlashPrice flash = budgets.of(sku, FULL).getFirst();
            flashes.put(sku, flash);
            lines.computeIfAbsent(merchant, _ -> new ArrayList<>()).add(new Quote.Line(
                    sku, "T", quantity, price, price.times(quantity), null));
            subsidies.merge(merchant, flash.perPiece().times(quantity).total(), Long::sum);
        }
        Map<String, Purchase> purchases = new LinkedHashMap<>();
        List<Quote.Part> parts = new ArrayList<>();
        lines.forEach((merchant, its) -> {
            Money amount = its.stream().map(Quote.Line::amount)
                    .reduce(Money.ZERO, Money::plus);
            Money subsidy = Money.fen(subsidies.get(merchant));
            parts.add(new Quote.Part(merchant, "19", amount, TERMS, its,
                    new PartSubsidy(subsidy, null, null)));
            purchases.put(merchant, new Purchase(merchant, amount.total(), subsidy.total()));
        });
        budgets.take(ORDER, new Quote(Money.ZERO, parts), flashes);
        return purchases;
    }

    /** One merchant's part, in fen. */
    private record Purchase(String merchant, long paid, long subsidy) {

        /** Adds what is told of it; answers what it has cost the budgets in the end. */
        long goesOn(Random random, Budgets budgets, List<Runnable> news) {
            long left = paid;
            int refunds = 0;
            while (left > 0 && random.nextInt(3) > 0) {
                long refund = random.nextInt(4) == 0 ? left : 1 + random.nextLong(left);
                left -= refund;
                news.add(refund(budgets, ++refunds, refund, false));
            }
            long divided = left;
            long due = share(subsidy, divided, paid);
            if (divided > 0) {
                news.add(() -> budgets.settled(ORDER,
                        due > 0 ? Map.of(merchant, Money.fen(due)) : Map.of()));
            }
            long back = 0;
            while (left > 0 && random.nextInt(3) > 0) {
                long refund = random.nextInt(4) == 0 ? left : 1 + random.nextLong(left);
                left -= refund;
                news.add(refund(budgets, ++refunds, refund, true));
                long more = share(due, divided - left, divided) - back;
                back += more;
                if (more > 0) {
                    news.add(comeBack(budgets, refunds, more));
                }
            }
            return due - back;
        }

        private Runnable refund(Budgets budgets, int number, long fen, boolean settled) {
            return () -> budgets.refund(ORDER, merchant + "R" + number,
                    settled ? Map.of() : Map.of(merchant, Money.fen(fen)));
        }

        private Runnable comeBack(Budgets budgets, int number, long fen) {
            return () -> budgets.comeBack(new SubsidyReturn(
                    ORDER, merchant, "R" + number + "B", Money.fen(fen)));
        }

        private static long share(long amount, long part, long whole) {
            return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(part))
                    .divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN).longValueExact();
        }
    }
}
