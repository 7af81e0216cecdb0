package io.hutong.order.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.OrderSettled;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.PaymentMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    private static final LocalDate START = LocalDate.parse("2024-01-01");

    private final Map<String, OrderFact> facts = new HashMap<>();
    private final Map<String, Map<LocalDate, Integer>> days = new HashMap<>();
    private final Map<LocalDate, Integer> steps = new TreeMap<>();

    private static OrderPaid paid(String order, String buyer, LocalDate day) {
        Instant noon = day.atTime(4, 0).toInstant(ZoneOffset.UTC);
        return new OrderPaid(order, buyer, "wx", Channel.SEARCH, Money.fen(100),
                PaymentMode.PASSWORD_FREE, noon);
    }

    private static OrderRefunded refunded(String order, long all) {
        return new OrderRefunded(order, order + "01", all == 100 ? "REFUNDED" : "PAID",
                Money.fen(all), Money.fen(all), List.of());
    }

    private void tell(OrderEvent... events) {
        Projection projection = new Projection(facts);
        projection.apply(List.of(events));
        Map<Projection.BuyerDay, Integer> changes = projection.buyerDays();
        Projection.steps(changes, days)
                .forEach((day, step) -> steps.merge(day, step, Integer::sum));
        changes.forEach((key, change) -> days
                .computeIfAbsent(key.buyerId(), _ -> new HashMap<>())
                .merge(key.day(), change, Integer::sum));
        projection.facts().forEach(fact -> facts.put(fact.orderId(), fact));
    }

    private long active(LocalDate at) {
        return steps.entrySet().stream().filter(step -> !step.getKey().isAfter(at))
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** The definition, word by word. */
    private long counted(LocalDate at) {
        return facts.values().stream().filter(OrderFact::counts).map(OrderFact::paid)
                .filter(paid -> !paid.day().isAfter(at)
                        && paid.day().isAfter(at.minusDays(ActiveDays.YEAR)))
                .map(OrderFact.Paid::buyerId).collect(Collectors.toSet()).size();
    }

    @Test
    void buyerIsActiveFor365DaysAfterAnOrder() {
        tell(paid("o-1", "b-1", START));

        assertThat(active(START.minusDays(1))).isZero();
        assertThat(active(START)).isOne();
        assertThat(active(START.plusDays(364))).isOne();
        assertThat(active(START.plusDays(365))).isZero();
    }

    @Test
    void trafficFeeThatCouldNotBePaidIsACostAllTheSame() {
        tell(paid("o-1", "b-1", START), new OrderSettled("o-1", List.of(
                new SettledPart("m-1", Money.fen(50), Money.fen(49), Money.ZERO, Money.fen(1),
                        Money.ZERO),
                new SettledPart("m-2", Money.fen(50), Money.fen(50), Money.ZERO, Money.ZERO,
                        Money.ZERO, null, null, Money.fen(2)))));

        assertThat(facts.get("o-1").cost()).isEqualTo(3);
    }

    private static OrderSettled settledOwing(long paid, long owed) {
        return new OrderSettled("o-1", List.of(new SettledPart("m-1", Money.fen(100),
                Money.fen(100 - paid), Money.ZERO, Money.fen(paid), Money.ZERO, null, null,
                Money.fen(owed))));
    }

    private static OrderRefunded refundedOwing(long paid, long owed) {
        return new OrderRefunded("o-1", "o-101", "PARTLY_REFUNDED", Money.fen(50), Money.fen(50),
                List.of(new RefundedPart("m-1", true, Money.fen(50), Money.fen(50 - paid),
                        Money.ZERO, Money.fen(paid), Money.ZERO, Money.ZERO, null,
                        Money.fen(owed))));
    }

    @Test
    void refundTakesItsPartOfACostThatWasNeverPaidBack() {
        tell(paid("o-1", "b-1", START), settledOwing(4, 8));

        tell(refundedOwing(1, 5));

        assertThat(facts.get("o-1").cost()).isEqualTo(6);
    }

    @Test
    void whatIsNoLongerOwedMayBeToldBeforeItWas() {
        tell(paid("o-1", "b-1", START), refundedOwing(0, 5));
        assertThat(facts.get("o-1").cost()).isZero();

        tell(settledOwing(0, 8));

        assertThat(facts.get("o-1").cost()).isEqualTo(3);
    }

    /** A settlement of the version before has not told that the fee is owed. */
    @Test
    void costThatWasNeverCountedIsNotTakenOff() {
        tell(paid("o-1", "b-1", START), settledOwing(0, 0), refundedOwing(0, 5));

        assertThat(facts.get("o-1").cost()).isZero();
    }

    /** Its fee was paid, came back with a refund that was closed, and was owed again. */
    @Test
    void whatIsNoLongerOwedOfAPaidCostIsTakenOffToo() {
        tell(paid("o-1", "b-1", START), settledOwing(8, 0), refundedOwing(4, 4));

        assertThat(facts.get("o-1").cost()).isZero();
    }

    @Test
    void severalOrdersOfOneBuyerAreOneConsumer() {
        tell(paid("o-1", "b-1", START), paid("o-2", "b-1", START),
                paid("o-3", "b-1", START.plusDays(300)));

        assertThat(active(START.plusDays(310))).isOne();
        assertThat(active(START.plusDays(664))).isOne();
        assertThat(active(START.plusDays(665))).isZero();
    }

    @Test
    void fullyRefundedOrderDoesNotCountAndAPartlyRefundedOneDoes() {
        tell(paid("o-1", "b-1", START), paid("o-2", "b-2", START));

        tell(refunded("o-1", 100), refunded("o-2", 99));

        assertThat(active(START)).isOne();
        tell(refunded("o-1", 100));
        assertThat(active(START)).as("told again").isOne();
    }

    @Test
    void refundThatIsToldBeforeThePaymentIsNotForgotten() {
        tell(refunded("o-1", 100));
        tell(paid("o-1", "b-1", START));

        assertThat(active(START)).isZero();
    }

    @Test
    void randomHistoriesAgreeWithTheDefinitionOnEveryDay() {
        Random random = new Random(20261122);
        for (int round = 0; round < 40; round++) {
            facts.clear();
            days.clear();
            steps.clear();
            List<OrderEvent> events = new ArrayList<>();
            for (int n = 0; n < 60; n++) {
                String order = "o-" + n;
                events.add(paid(order, "b-" + random.nextInt(8),
                        START.plusDays(random.nextInt(900))));
                if (random.nextInt(3) == 0) {
                    events.add(refunded(order, random.nextBoolean() ? 100 : 40));
                }
            }
            java.util.Collections.shuffle(events, random);
            while (!events.isEmpty()) {
                int size = Math.min(events.size(), 1 + random.nextInt(9));
                tell(events.subList(0, size).toArray(OrderEvent[]::new));
                events.subList(0, size).clear();
            }
            for (int day = -1; day < 1_300; day += 1 + random.nextInt(7)) {
                LocalDate at = START.plusDays(day);
                assertThat(active(at)).as("round %d, %s", round, at).isEqualTo(counted(at));
            }
        }
    }

    @Test
    void trafficIsSummedByDayAndChannelAndFollowsRefunds() {
        tell(paid("o-1", "b-1", START), paid("o-2", "b-2", START));
        Projection later = new Projection(facts);

        later.apply(List.of(refunded("o-1", 40)));

        assertThat(later.traffic()).containsExactly(Map.entry(
                new Projection.TrafficKey(START, Channel.SEARCH),
                new Projection.Traffic(0, 0, 40, 0)));
        assertThat(Set.copyOf(later.facts())).hasSize(1);
    }
}
