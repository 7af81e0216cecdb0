package io.hutong.order.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.LineShare;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.refund.model.RefundDecision;
import io.hutong.order.refund.model.RefundDecision.Allowed;
import io.hutong.order.refund.model.RefundDecision.ExceedsLines;
import io.hutong.order.refund.model.RefundDecision.ExceedsPayment;
import io.hutong.order.refund.model.RefundPlan;
import io.hutong.order.refund.model.RefundWish;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.Script;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under no line more goes back than was paid for it, with its goods or without. */
class RefundsPerLineTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final Set<String> SELLERS = Set.of("m-tea", "m-mug");

    private final Order paid = Orders.paid(
            Orders.goods("small", 1, 100), Orders.goods("big", 1, 10_000));
    private final Order shipped = Orders.shipped(paid);

    @Test
    void whatWentBackUnderALineWithoutItsGoodsIsNoLongerThere() {
        Order once = begun(shipped, 100, line("small", 1));

        assertThat(decide(once, 100, line("small", 1))).isEqualTo(exceedsLines(0));
        assertThat(decide(once, 1, line("small", 1))).isEqualTo(exceedsLines(0));
        assertThat(decide(once, 10_000, line("big", 1))).isInstanceOf(Allowed.class);
    }

    @Test
    void sameHoldsBeforeTheShipmentAndAfterTheSettlement() {
        Order settled = settled(shipped);

        for (Order order : List.of(paid, settled)) {
            Order once = begun(order, 60, new RefundWish.Line("small", 1, false));
            assertThat(decide(once, 41, new RefundWish.Line("small", 1, false)))
                    .isEqualTo(exceedsLines(40));
            assertThat(decide(once, 40, new RefundWish.Line("small", 1, false)))
                    .isInstanceOf(Allowed.class);
        }
    }

    @Test
    void refusedRefundGivesItsLineTheRoomBack() {
        Order refused = begun(shipped, 100, line("small", 1)).with(
                new OrderChange.RefundRefused(shipped.id() + "R01",
                        Refund.Refusal.CLOSED_BY_CHANNEL));

        assertThat(decide(refused, 100, line("small", 1))).isInstanceOf(Allowed.class);
    }

    @Test
    void partThatTheChannelHasClosedGivesItsLineTheRoomBack() {
        Order two = Orders.shipped(Orders.paidTo(Map.of(
                "m-tea", List.of(Orders.goods("tea", 1, 500)),
                "m-mug", List.of(Orders.goods("mug", 1, 500)))));
        Order begun = begun(two, 1_000, line("tea", 1), line("mug", 1));

        Order after = Orders.returned(begun, two.id() + "R01",
                List.of(new Refund.Part("m-tea", Money.fen(500))), NOON);

        assertThat(decide(after, 500, line("mug", 1))).isInstanceOf(Allowed.class);
        assertThat(decide(after, 1, line("tea", 1))).isEqualTo(new ExceedsPayment(Money.ZERO));
    }

    @Test
    void severalLinesAreDividedToTheFenAndNoneBeyondItsRoom() {
        Order once = begun(shipped, 10_033, line("small", 1), line("big", 1));

        assertThat(once.refunds().all().getFirst().ask().lines()).containsExactly(
                new LineShare("big", Money.fen(9_934)), new LineShare("small", Money.fen(99)));
        assertThat(decide(once, 2, line("small", 1))).isEqualTo(exceedsLines(1));
        assertThat(decide(once, 67, line("small", 1), line("big", 1)))
                .isInstanceOf(Allowed.class);
        assertThat(decide(once, 68, line("small", 1), line("big", 1)))
                .isEqualTo(new ExceedsPayment(Money.fen(67)));
    }

    @Test
    void moneyAloneTakesNoLinesRoomButNeverLetsTheOrderBeExceeded() {
        Order once = begun(shipped, 10_050);

        assertThat(once.refunds().all().getFirst().ask().lines()).isEmpty();
        assertThat(decide(once, 51, line("small", 1)))
                .isEqualTo(new ExceedsPayment(Money.fen(50)));
        assertThat(decide(once, 50, line("small", 1))).isInstanceOf(Allowed.class);
    }

    @Test
    void skuOfTwoLinesIsOneThing() {
        Order order = Orders.shipped(Orders.paid(Orders.goods("tea", 1, 100),
                Orders.goods("mug", 1, 900), Orders.goods("tea", 2, 100)));
        Order once = begun(order, 200, line("tea", 1), line("tea", 1));

        assertThat(decide(once, 101, line("tea", 3))).isEqualTo(exceedsLines(100));
        assertThat(decide(once, 100, line("tea", 3))).isInstanceOf(Allowed.class);
    }

    @Test
    void whatTheBuyerPaidCountsAndNotThePriceWithoutSubsidy() {
        Order order = Orders.shipped(Orders.paid(Orders.goods("tea", 3, 667)));

        assertThat(decide(order, 2_002, line("tea", 3))).isEqualTo(exceedsLines(2_001));
        assertThat(decide(order, 668, line("tea", 1))).isEqualTo(exceedsLines(667));
    }

    @Test
    void refundOfAllThatIsLeftFollowsOnOnesUnderLines() {
        Order once = begun(paid, 100, line("small", 1));

        Order all = once.with(new OrderChange.RefundBegun(RefundPlan.everything(once,
                Reason.CANCELLED_BY_BUYER, "b", NOON).orElseThrow()));

        assertThat(all.refundable()).isEqualTo(Money.ZERO);
        assertThat(all.refunds().all().getLast().ask().restock())
                .containsExactly(new Goods("big", 1));
    }

    @Test
    void refundFromBeforeLinesWereToldCountsForTheGoodsThatCameBack() {
        Order old = shipped.with(new OrderChange.RefundBegun(
                withoutLines(80, new Goods("small", 1))));

        assertThat(decide(old, 21, line("small", 1))).isEqualTo(exceedsLines(20));
        assertThat(decide(old, 20, line("small", 1))).isInstanceOf(Allowed.class);
    }

    @Test
    void refundOfTwicePiecesFromAnEarlierVersionLeavesNothingToComeBack() {
        Order old = shipped.with(new OrderChange.RefundBegun(
                withoutLines(200, new Goods("small", 2))));

        assertThat(decide(old, 1, line("small", 1))).isEqualTo(exceedsLines(0));
        assertThat(decide(old, 1, new RefundWish.Line("small", 1, true)))
                .isEqualTo(new RefundDecision.TooManyPieces("small", 0));
    }

    /** Against a book that is kept in another way: by line what was named, and the sum. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void randomHistoriesExceedNoLineAndUseAllOfThePayment(long seed) {
        Random random = new Random(seed);
        Map<String, Long> paidFor = Map.of("a", 300L, "b", 7L, "c", 10_000L, "d", 1L);
        Order order = Orders.shipped(Orders.paidTo(Map.of(
                "m-tea", List.of(Orders.goods("a", 3, 100), Orders.goods("b", 1, 7)),
                "m-mug", List.of(Orders.goods("c", 2, 5_000), Orders.goods("d", 1, 1)))));
        List<String> skus = List.of("a", "b", "c", "d");
        for (int turn = 0; turn < 40; turn++) {
            RefundWish.Line[] lines = random.ints(random.nextInt(4), 0, skus.size())
                    .mapToObj(at -> line(skus.get(at), 1)).toArray(RefundWish.Line[]::new);
            long fen = 1 + random.nextInt(random.nextBoolean() ? 20 : 4_000);
            if (decide(order, fen, lines) instanceof Allowed(Refund.Ask ask)) {
                order = order.with(new OrderChange.RefundBegun(ask));
                assertThat(ask.amount()).isEqualTo(Money.fen(fen));
                if (random.nextInt(4) == 0) {
                    order = order.with(new OrderChange.RefundRefused(
                            order.refunds().all().getLast().refundId(),
                            Refund.Refusal.CLOSED_BY_CHANNEL));
                }
            }
            named(order).forEach(
                    (sku, sum) -> assertThat(sum).as(sku).isLessThanOrEqualTo(paidFor.get(sku)));
        }
        long left = order.refundable().total();
        assertThat(left).isNotNegative();
        assertThat(decide(order, left + 1)).isInstanceOf(ExceedsPayment.class);
        assertThat(left == 0 || decide(order, left) instanceof Allowed).isTrue();
    }

    private static Map<String, Long> named(Order order) {
        Map<String, Long> sums = new HashMap<>();
        for (Refund refund : order.refunds().all()) {
            Map<String, Long> byMerchant = new TreeMap<>();
            for (LineShare line : refund.ask().lines()) {
                String merchant = order.requireQuote().sold(line.sku()).orElseThrow()
                        .merchantId();
                byMerchant.merge(merchant, line.amount().total(), Long::sum);
                if (refund.state() != Refund.State.REFUSED) {
                    sums.merge(line.sku(), line.amount().total(), Long::sum);
                }
            }
            assertThat(refund.ask().lines().isEmpty() || refund.ask().parts().stream()
                    .allMatch(part -> byMerchant.get(part.merchantId())
                            .equals(part.amount().total())))
                    .isTrue();
        }
        return sums;
    }

    private static Order settled(Order shipped) {
        var division = Script.settled(shipped.id(), shipped.requireQuote().total().total());
        return shipped.with(new OrderChange.Received(true))
                .with(new OrderChange.Divided(Orders.settlement(division)))
                .with(new OrderChange.Settled());
    }

    /** As it was asked for before lines were told. */
    private static Refund.Ask withoutLines(long fen, Goods restock) {
        return new Refund.Ask("late", null, "m-tea", NOON,
                List.of(new Refund.Part("m-tea", Money.fen(fen))), List.of(restock), null);
    }

    private static Order begun(Order order, long fen, RefundWish.Line... lines) {
        return order.with(new OrderChange.RefundBegun(
                ((Allowed) decide(order, fen, lines)).ask()));
    }

    private static RefundDecision decide(Order order, long fen, RefundWish.Line... lines) {
        return RefundDecision.of(order, SELLERS, new RefundWish(
                Money.fen(fen), "late", "operator-1", List.of(lines)), NOON);
    }

    private static RefundWish.Line line(String sku, int quantity) {
        return new RefundWish.Line(sku, quantity, null);
    }

    private static ExceedsLines exceedsLines(long left) {
        return new ExceedsLines(Money.fen(left));
    }
}
