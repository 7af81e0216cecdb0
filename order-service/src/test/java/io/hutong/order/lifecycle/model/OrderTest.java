package io.hutong.order.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.testing.Orders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Order PLACED = Orders.placed();
    private static final Order RESERVED = Orders.reserved();
    private static final Order PAID = Orders.paid();
    private static final Order RECEIVED = Orders.received();
    private static final Order SHIPPED = PAID.with(new OrderChange.Shipped(List.of(
            new Shipment("m-tea", "SF", "1", Orders.PLACED_AT))));
    private static final Order CANCELLED =
            PLACED.with(new OrderChange.Cancelled(Reason.CANCELLED_BY_BUYER));
    private static final Order REJECTED =
            PLACED.with(new OrderChange.Rejected(Reason.OUT_OF_STOCK));

    /** Every change with the only states that allow it. */
    private static final Map<OrderChange, Set<Order>> ALLOWED = Map.of(
            new OrderChange.Reserved(RESERVED.requireQuote()), Set.of(PLACED),
            new OrderChange.Rejected(Reason.OUT_OF_STOCK), Set.of(PLACED),
            new OrderChange.Cancelling(Reason.PAYMENT_EXPIRED), Set.of(PLACED, RESERVED),
            new OrderChange.Cancelled(Reason.PAYMENT_EXPIRED), Set.of(PLACED, RESERVED),
            new OrderChange.Authorized(PAID.requirePayment()), Set.of(RESERVED),
            new OrderChange.Paid(), Set.of(RESERVED),
            new OrderChange.Shipped(List.of()), Set.of(PAID),
            new OrderChange.Received(true), Set.of(SHIPPED),
            new OrderChange.Settled(), Set.of(RECEIVED));

    @Test
    void everyStatusAllowsItsOwnChangesAndNoOthers() {
        List<Order> all = List.of(
                PLACED, RESERVED, PAID, SHIPPED, RECEIVED, CANCELLED, REJECTED);
        ALLOWED.forEach((change, from) -> all.forEach(order -> {
            if (from.contains(order)) {
                assertThat(order.with(change)).isNotNull();
            } else {
                assertThatIllegalStateException().as(order.status() + " and " + change)
                        .isThrownBy(() -> order.with(change));
            }
        }));
    }

    @Test
    void paidOrderCannotJustBeCalledOff() {
        Order authorized = RESERVED.with(new OrderChange.Authorized(PAID.requirePayment()));

        assertThatIllegalStateException().isThrownBy(
                () -> authorized.with(new OrderChange.Cancelled(Reason.CANCELLED_BY_BUYER)));
    }

    @Test
    void quoteThatDoesNotAddUpIsNoticed() {
        Quote quote = RESERVED.requireQuote();

        assertThat(quote.addsUp()).isTrue();
        assertThat(new Quote(quote.total().plus(quote.total()), quote.parts()).addsUp())
                .isFalse();
        assertThat(new Quote(Money.ZERO, List.of()).addsUp()).isFalse();
    }
}
