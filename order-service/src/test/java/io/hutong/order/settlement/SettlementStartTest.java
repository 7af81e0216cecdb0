package io.hutong.order.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.testing.Orders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the money of an order may be divided. */
class SettlementStartTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    @Test
    void receivedOrderIsSettledAndAnyOtherIsNot() {
        assertThat(SettlementStart.isDue(Orders.received())).isTrue();
        assertThat(SettlementStart.isDue(Orders.shipped())).isFalse();
        assertThat(SettlementStart.isDue(Orders.settled())).isFalse();
    }

    @Test
    void openRefundHoldsTheSettlementUntilItEnds() {
        Order open = refunding(Orders.received(), 900);

        assertThat(SettlementStart.isDue(open)).isFalse();
        assertThat(SettlementStart.isDue(open.with(
                new OrderChange.RefundRefused(open.id() + "R01",
                        Refund.Refusal.CLOSED_BY_CHANNEL))))
                .isTrue();
    }

    @Test
    void openAfterSaleHoldsTheSettlementUntilItIsDecided() {
        Order open = Orders.received().with(new OrderChange.AfterSaleOpened(new AfterSale.Ask(
                "m-tea", Money.fen(900), "broken", List.of(), NOON, NOON)));

        assertThat(SettlementStart.isDue(open)).isFalse();
        assertThat(SettlementStart.isDue(open.with(new OrderChange.AfterSaleDecided(
                open.id() + "A01", AfterSale.State.REJECTED,
                new AfterSale.Decision(NOON, "m-tea", null, null))))).isTrue();
    }

    @Test
    void orderWithoutMoneyLeftIsNotDivided() {
        Order open = refunding(Orders.received(), 12_900);
        Refund refund = open.refunds().all().getFirst();
        Order back = Orders.returned(open, refund, NOON)
                .with(new OrderChange.RefundRecorded(refund.refundId()));

        assertThat(back.isHeld()).isFalse();
        assertThat(SettlementStart.isDue(back)).isFalse();
    }

    private static Order refunding(Order order, long fen) {
        return order.with(new OrderChange.RefundBegun(new Refund.Ask("late", null, "m-tea", NOON,
                List.of(new Refund.Part("m-tea", Money.fen(fen))), List.of())));
    }
}
