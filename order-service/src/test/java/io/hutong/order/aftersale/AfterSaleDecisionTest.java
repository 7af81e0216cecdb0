package io.hutong.order.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.order.aftersale.model.OpenDecision;
import io.hutong.order.aftersale.model.VerdictDecision;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.LineShare;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.testing.Orders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a buyer may ask for, and what becomes of it. Tea costs ¥129.00, a mug ¥59.00. */
class AfterSaleDecisionTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final Instant DAY_AFTER = NOON.plusSeconds(86_400);

    private final Order two = Orders.paidToTwo();

    @Test
    void orderOfOneMerchantNeedsNoLines() {
        assertThat(open(Orders.shipped(), 12_900)).isInstanceOfSatisfying(
                OpenDecision.Allowed.class, allowed -> {
                    assertThat(allowed.ask().merchantId()).isEqualTo("m-tea");
                    assertThat(allowed.ask().decideBy()).isEqualTo(DAY_AFTER);
                });
    }

    @Test
    void orderOfSeveralMerchantsNeedsTheLinesOfOne() {
        assertThat(open(two, 100)).isEqualTo(new OpenDecision.LinesRequired());
        assertThat(open(two, 100, line("tea-100", 1), line("mug-200", 1)))
                .isEqualTo(new OpenDecision.OneMerchantOnly());
        assertThat(open(two, 5_900, line("mug-200", 1)))
                .isInstanceOf(OpenDecision.Allowed.class);
    }

    @Test
    void askingForMoreThanIsLeftIsRefused() {
        assertThat(open(Orders.shipped(), 12_901))
                .isEqualTo(new OpenDecision.ExceedsPayment(Money.fen(12_900)));
        assertThat(open(two, 5_901, line("mug-200", 1)))
                .isEqualTo(new OpenDecision.ExceedsPayment(Money.fen(5_900)));
        assertThat(open(opened(Orders.shipped(), 12_000), 901))
                .isEqualTo(new OpenDecision.ExceedsPayment(Money.fen(900)));
    }

    @Test
    void unpaidAndUnknownAndTooManyAreRefused() {
        assertThat(open(Orders.reserved(), 1)).isEqualTo(new OpenDecision.NotPaid());
        assertThat(open(two, 1, line("wine-300", 1)))
                .isEqualTo(new OpenDecision.UnknownLine("wine-300"));
        assertThat(open(two, 1, line("mug-200", 2)))
                .isEqualTo(new OpenDecision.TooManyPieces("mug-200", 1));
    }

    @Test
    void approvalGivesTheMoneyBackOfThatMerchant() {
        Order order = opened(Orders.shipped(), 900);

        assertThat(decide(order, AfterSale.State.APPROVED)).isInstanceOfSatisfying(
                VerdictDecision.Approve.class, approved -> assertThat(approved.refund().parts())
                        .containsExactly(new Refund.Part("m-tea", Money.fen(900))));
    }

    @Test
    void sameDecisionTwiceIsNothingAndTheOtherOneIsRefused() {
        Order asked = opened(Orders.shipped(), 900);
        Order order = asked.with(new OrderChange.AfterSaleDecided(
                asked.id() + "A01", AfterSale.State.REJECTED, verdictOf()));

        assertThat(decide(order, AfterSale.State.REJECTED))
                .isEqualTo(new VerdictDecision.Nothing());
        assertThat(decide(order, AfterSale.State.APPROVED))
                .isEqualTo(new VerdictDecision.DecidedBefore(AfterSale.State.REJECTED));
    }

    @Test
    void approvalOfMoneyThatWentBackOtherwiseIsRefused() {
        Order order = refunded(opened(Orders.shipped(), 900), 12_500);

        assertThat(decide(order, AfterSale.State.APPROVED))
                .isEqualTo(new VerdictDecision.ExceedsPayment(Money.fen(400)));
    }

    @Test
    void deadlineApprovesWhatIsThereAndRejectsWhereNothingIs() {
        assertThat(silent(refunded(opened(Orders.shipped(), 900), 12_500)))
                .isInstanceOfSatisfying(VerdictDecision.Approve.class,
                        approved -> assertThat(approved.refund().amount())
                                .isEqualTo(Money.fen(400)));
        assertThat(silent(refunded(opened(Orders.shipped(), 900), 12_900)))
                .isEqualTo(new VerdictDecision.Reject());
    }

    @Test
    void skuThatIsNamedTwiceIsAskedForWithTheSum() {
        assertThat(open(two, 1, line("mug-200", 1), line("mug-200", 1)))
                .isEqualTo(new OpenDecision.TooManyPieces("mug-200", 1));

        Order three = Orders.shipped(Orders.paid(Orders.goods("tea", 3, 100)));
        Order asked = opened(three, 200, line("tea", 1), line("tea", 1));

        assertThat(asked.afterSales().all().getFirst().ask().lines())
                .containsExactly(line("tea", 2));
    }

    @Test
    void whatWasAskedForAndRefundedUnderALineIsNoLongerThere() {
        Order order = Orders.shipped(Orders.paid(
                Orders.goods("small", 1, 100), Orders.goods("big", 1, 10_000)));
        Order asked = opened(order, 60, line("small", 1));

        assertThat(open(asked, 41, line("small", 1)))
                .isEqualTo(new OpenDecision.ExceedsLines(Money.fen(40)));
        Order refunded = asked.with(new OrderChange.RefundBegun(
                ((VerdictDecision.Approve) decide(asked, AfterSale.State.APPROVED)).refund()));
        assertThat(refunded.refunds().all().getFirst().ask().lines())
                .containsExactly(new LineShare("small", Money.fen(60)));
        assertThat(decide(refunded, AfterSale.State.APPROVED))
                .isEqualTo(new VerdictDecision.ExceedsLines(Money.fen(40)));
        assertThat(silent(refunded)).isInstanceOfSatisfying(
                VerdictDecision.Approve.class,
                approved -> assertThat(approved.refund().amount()).isEqualTo(Money.fen(40)));
    }

    @Test
    void afterSaleFromBeforeThatNamesASkuTwiceBringsItBackOnce() {
        Order order = Orders.paid(Orders.goods("small", 1, 100), Orders.goods("big", 1, 900));
        Order asked = order.with(new OrderChange.AfterSaleOpened(new AfterSale.Ask("m-tea",
                Money.fen(200), "broken", List.of(line("small", 1), line("small", 1)), NOON,
                DAY_AFTER)));

        assertThat(decide(asked, AfterSale.State.APPROVED))
                .isEqualTo(new VerdictDecision.ExceedsLines(Money.fen(100)));
        assertThat(silent(asked)).isInstanceOfSatisfying(
                VerdictDecision.Approve.class, approved -> {
                    assertThat(approved.refund().amount()).isEqualTo(Money.fen(100));
                    assertThat(approved.refund().restock()).containsExactly(line("small", 1));
                });
    }

    @Test
    void openAfterSaleHoldsReceiptAndSettlement() {
        Order order = opened(Orders.shipped(), 900);

        assertThat(order.isHeld()).isTrue();
        assertThat(order.with(new OrderChange.AfterSaleDecided(order.afterSales().all().getFirst()
                .afterSaleId(), AfterSale.State.REJECTED, verdictOf())).isHeld()).isFalse();
    }

    private static AfterSale.Decision verdictOf() {
        return new AfterSale.Decision(NOON, "m-tea", null, null);
    }

    private static OpenDecision open(Order order, long fen, Goods... lines) {
        return OpenDecision.of(order, new OpenDecision.Wish(Money.fen(fen), "broken",
                List.of(lines)), NOON, DAY_AFTER);
    }

    private static Order opened(Order order, long fen, Goods... lines) {
        return order.with(new OrderChange.AfterSaleOpened(
                ((OpenDecision.Allowed) open(order, fen, lines)).ask()));
    }

    private static Order refunded(Order order, long fen) {
        return order.with(new OrderChange.RefundBegun(new Refund.Ask("late", null, "m-tea", NOON,
                List.of(new Refund.Part("m-tea", Money.fen(fen))), List.of())));
    }

    private static VerdictDecision decide(Order order, AfterSale.State state) {
        return VerdictDecision.of(order, order.afterSales().all().getFirst(),
                new VerdictDecision.Verdict(state, "m-tea", null, null), NOON);
    }

    private static VerdictDecision silent(Order order) {
        return VerdictDecision.whenSilent(order, order.afterSales().all().getFirst(),
                new VerdictDecision.Verdict(AfterSale.State.APPROVED, "deadline", null, null),
                NOON);
    }

    private static Goods line(String sku, int quantity) {
        return new Goods(sku, quantity);
    }
}
