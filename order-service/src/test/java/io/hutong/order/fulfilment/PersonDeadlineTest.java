package io.hutong.order.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.order.fulfilment.model.ReceiptDeadline;
import io.hutong.order.gift.model.GiftDeadline;
import io.hutong.order.lifecycle.model.GiftWish;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.PersonDeadline;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.testing.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long an order waits for whom; the table only keeps when that is over. */
class PersonDeadlineTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final PersonDeadline RECEIPT = new ReceiptDeadline(Duration.ofDays(10));
    private static final PersonDeadline GIFT = new GiftDeadline(Duration.ofDays(1));

    @Test
    void shippedOrderWaitsForTheBuyersWordAndNobodyElse() {
        assertThat(RECEIPT.of(Orders.shipped(), NOON)).isEqualTo(NOON.plus(Duration.ofDays(10)));
        assertThat(GIFT.of(Orders.shipped(), NOON)).isNull();
    }

    @Test
    void paidGiftWaitsForItsRecipientAndNobodyElse() {
        Order gift = gift();

        assertThat(gift.status()).isEqualTo(OrderStatus.AWAITING_RECIPIENT);
        assertThat(GIFT.of(gift, NOON)).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(RECEIPT.of(gift, NOON)).isNull();
    }

    @Test
    void timeStandsStillWhileMoneyMayStillChangeHands() {
        assertThat(RECEIPT.of(held(Orders.shipped()), NOON)).isNull();
        assertThat(GIFT.of(held(gift()), NOON)).isNull();
    }

    @Test
    void orderThatWaitsForNobodyHasNoDeadline() {
        for (Order order : List.of(Orders.placed(), Orders.paid(), Orders.received())) {
            assertThat(RECEIPT.of(order, NOON)).isNull();
            assertThat(GIFT.of(order, NOON)).isNull();
        }
    }

    private static Order gift() {
        return Orders.paid(new GiftWish(null));
    }

    private static Order held(Order order) {
        return order.with(new OrderChange.RefundBegun(new Refund.Ask("late", null, "op", NOON,
                List.of(new Refund.Part("m-tea", Money.fen(1))), List.of())));
    }
}
