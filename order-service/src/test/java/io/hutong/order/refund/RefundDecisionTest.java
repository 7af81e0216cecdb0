package io.hutong.order.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.LineShare;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Quote;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.lifecycle.model.RefundHistory;
import io.hutong.order.refund.model.RefundDecision;
import io.hutong.order.refund.model.RefundDecision.Allowed;
import io.hutong.order.refund.model.RefundDecision.TooManyPieces;
import io.hutong.order.refund.model.RefundWish;
import io.hutong.order.testing.Orders;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may be given back, and out of whose part. Tea costs ¥129.00, a mug ¥59.00. */
class RefundDecisionTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final Set<String> BOTH = Set.of("m-tea", "m-mug");

    private final Order two = Orders.paidToTwo();

    @Test
    void operatorsRefundIsDividedOverTheMerchantsByWhatTheyStillHold() {
        assertThat(allowed(two, BOTH, wish(9_400)).parts()).containsExactly(
                part("m-tea", 6_450), part("m-mug", 2_950));
    }

    @Test
    void merchantGivesBackOfItsOwnPartOnly() {
        assertThat(allowed(two, Set.of("m-mug"), wish(5_900)).parts())
                .containsExactly(part("m-mug", 5_900));
        assertThat(decide(two, Set.of("m-mug"), wish(5_901)))
                .isEqualTo(new RefundDecision.ExceedsPayment(Money.fen(5_900)));
    }

    @Test
    void whatOthersHaveClaimedIsNoLongerThere() {
        Order once = begun(two, allowed(two, BOTH, wish(18_000)));

        assertThat(decide(once, BOTH, wish(801)))
                .isEqualTo(new RefundDecision.ExceedsPayment(Money.fen(800)));
        assertThat(allowed(once, BOTH, wish(800)).amount()).isEqualTo(Money.fen(800));
    }

    @Test
    void refusedRefundGivesItsClaimBack() {
        Order once = begun(two, allowed(two, BOTH, wish(18_800)));

        Order after = once.with(
                new OrderChange.RefundRefused(two.id() + "R01", Refund.Refusal.CLOSED_BY_CHANNEL));

        assertThat(allowed(after, BOTH, wish(18_800)).amount()).isEqualTo(Money.fen(18_800));
    }

    @Test
    void linesSayWhichMerchantIsMeantAndWhatComesBack() {
        Refund.Ask ask = allowed(two, BOTH, wish(5_000, line("mug-200", 1, null)));

        assertThat(ask.parts()).containsExactly(part("m-mug", 5_000));
        assertThat(ask.restock()).containsExactly(new Goods("mug-200", 1));
    }

    @Test
    void goodsThatWereShippedComeBackOnlyWhereTheSellerSaysSo() {
        Order shipped = Orders.shipped();

        assertThat(allowed(shipped, Set.of("m-tea"), wish(100, line("tea-100", 1, null)))
                .restock()).isEmpty();
        assertThat(allowed(shipped, Set.of("m-tea"), wish(100, line("tea-100", 1, true)))
                .restock()).containsExactly(new Goods("tea-100", 1));
    }

    @Test
    void partThatIsGivenBackWholeBeforeItHasShippedKeepsItsGoodsHere() {
        assertThat(allowed(two, Set.of("m-mug"), wish(5_900)).restock())
                .containsExactly(new Goods("mug-200", 1));
        assertThat(allowed(Orders.shipped(), Set.of("m-tea"), wish(12_900)).restock()).isEmpty();
    }

    @Test
    void linesOfOthersAndUnknownOnesAreRefused() {
        assertThat(decide(two, Set.of("m-mug"), wish(1, line("tea-100", 1, null))))
                .isEqualTo(new RefundDecision.UnknownLine("tea-100"));
        assertThat(decide(two, BOTH, wish(1, line("wine-300", 1, null))))
                .isEqualTo(new RefundDecision.UnknownLine("wine-300"));
    }

    @Test
    void morePiecesThanWereSoldAreRefused() {
        assertThat(decide(two, BOTH, wish(1, line("tea-100", 2, null))))
                .isEqualTo(new RefundDecision.TooManyPieces("tea-100", 1));
        Order once = begun(two, allowed(two, BOTH, wish(1, line("tea-100", 1, true))));
        assertThat(decide(once, BOTH, wish(1, line("tea-100", 1, true))))
                .isEqualTo(new RefundDecision.TooManyPieces("tea-100", 0));
    }

    @Test
    void moreThanTheNamedLinesCostIsRefused() {
        assertThat(decide(two, BOTH, wish(5_901, line("mug-200", 1, null))))
                .isEqualTo(new RefundDecision.ExceedsLines(Money.fen(5_900)));
    }

    @Test
    void skuThatIsNamedTwiceIsMeantWithTheSum() {
        assertThat(decide(two, BOTH, wish(100, line("tea-100", 1, null),
                line("tea-100", 1, null)))).isEqualTo(new TooManyPieces("tea-100", 1));
        assertThat(decide(Orders.shipped(), BOTH, wish(20_000, line("tea-100", 1, false),
                line("tea-100", 1, false)))).isEqualTo(new TooManyPieces("tea-100", 1));

        Order three = Orders.shipped(Orders.paid(goods("tea-100", 3, 100)));
        Refund.Ask ask = allowed(three, BOTH, wish(250,
                line("tea-100", 1, true), line("tea-100", 2, false)));

        assertThat(ask.restock()).containsExactly(new Goods("tea-100", 1));
        assertThat(ask.lines()).containsExactly(share("tea-100", 250));
        assertThat(decide(begun(three, ask), BOTH, wish(51, line("tea-100", 3, false))))
                .isEqualTo(new RefundDecision.ExceedsPayment(Money.fen(50)));
    }

    @Test
    void unpaidOrderHasNothingToGiveBack() {
        assertThat(decide(Orders.reserved(), Set.of("m-tea"), wish(1)))
                .isEqualTo(new RefundDecision.NotPaid());
        assertThat(decide(Orders.placed(), Set.of(), wish(1)))
                .isEqualTo(new RefundDecision.NotPaid());
    }

    @Test
    void orderIsRefundedAtMostFiftyTimes() {
        Order order = two;
        for (int i = 0; i < RefundHistory.MAX_PER_ORDER; i++) {
            order = begun(order, allowed(order, BOTH, wish(1)));
        }

        assertThat(decide(order, BOTH, wish(1))).isEqualTo(new RefundDecision.TooMany());
        assertThat(order.refunds().all().getLast().refundId()).isEqualTo(order.id() + "R50");
    }

    private static Order begun(Order order, Refund.Ask ask) {
        return order.with(new OrderChange.RefundBegun(ask));
    }

    private static Refund.Ask allowed(Order order, Set<String> merchants, RefundWish wish) {
        return ((Allowed) decide(order, merchants, wish)).ask();
    }

    private static RefundDecision decide(Order order, Set<String> merchants, RefundWish wish) {
        return RefundDecision.of(order, merchants, wish, NOON);
    }

    private static RefundWish wish(long fen, RefundWish.Line... lines) {
        return new RefundWish(Money.fen(fen), "late", "operator-1", List.of(lines));
    }

    private static RefundWish.Line line(String sku, int quantity, Boolean restock) {
        return new RefundWish.Line(sku, quantity, restock);
    }

    private static Quote.Line goods(String sku, int quantity, long price) {
        return Orders.goods(sku, quantity, price);
    }

    private static LineShare share(String sku, long fen) {
        return new LineShare(sku, Money.fen(fen));
    }

    private static Refund.Part part(String merchant, long fen) {
        return new Refund.Part(merchant, Money.fen(fen));
    }
}
