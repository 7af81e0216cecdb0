package io.hutong.order.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.LineShare;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.testing.Orders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told of a refund. Tea costs ¥129.00, a mug ¥59.00, each of its own merchant. */
class RefundViewTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    private final Order two = begun(Orders.paidToTwo());

    @Test
    void partThatTheChannelHasClosedIsToldAndNotCounted() {
        Order after = Orders.returned(two, two.id() + "R01",
                List.of(new Refund.Part("m-tea", Money.fen(12_900))), NOON)
                .with(new OrderChange.RefundRecorded(two.id() + "R01"));

        RefundView buyers = view(after, "m-tea", "m-mug");

        assertThat(buyers.status()).isEqualTo("REFUNDED");
        assertThat(buyers.amount()).isEqualTo(Money.fen(12_900));
        assertThat(buyers.refusal()).isEqualTo("CLOSED_BY_CHANNEL");
        assertThat(view(after, "m-tea").refusal()).isNull();
        assertThat(view(after, "m-mug").amount()).isEqualTo(Money.ZERO);
        assertThat(view(after, "m-mug").refusal()).isEqualTo("CLOSED_BY_CHANNEL");
    }

    @Test
    void merchantSeesItsOwnLinesAndGoodsOnly() {
        RefundView mug = view(two, "m-mug");

        assertThat(mug.amount()).isEqualTo(Money.fen(5_900));
        assertThat(mug.lines()).containsExactly(new LineShare("mug-200", Money.fen(5_900)));
        assertThat(mug.restock()).containsExactly(new Goods("mug-200", 1));
    }

    private static Order begun(Order order) {
        return order.with(new OrderChange.RefundBegun(new Refund.Ask("late", null, "op", NOON,
                List.of(new Refund.Part("m-tea", Money.fen(12_900)),
                        new Refund.Part("m-mug", Money.fen(5_900))),
                List.of(new Goods("tea-100", 1),
                        new Goods("mug-200", 1)),
                List.of(new LineShare("tea-100", Money.fen(12_900)),
                        new LineShare("mug-200", Money.fen(5_900))))));
    }

    private static RefundView view(Order order, String... merchants) {
        return RefundView.of(order, order.refunds().all().getFirst(),
                List.of(merchants)::contains, true);
    }
}
