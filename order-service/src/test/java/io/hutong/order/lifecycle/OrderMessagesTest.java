package io.hutong.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.OrderSettled;
import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.lifecycle.model.Settlement;
import io.hutong.order.lifecycle.model.Shipment;
import io.hutong.order.testing.Orders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderMessagesTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    @Test
    void parcelForSeveralMerchantsIsToldOnce() {
        OrderChange.Shipped both = new OrderChange.Shipped(List.of(
                new Shipment("m-tea", "SF", "1", Orders.PLACED_AT),
                new Shipment("m-mug", "SF", "1", Orders.PLACED_AT)));

        assertThat(OrderMessages.events(Orders.paid(), both)).hasSize(1);
    }

    @Test
    void settledPartsAreToldFieldByField() {
        Settlement.Part part = new Settlement.Part("m-tea", fen(115), fen(100), fen(5), fen(2),
                fen(1), fen(30), fen(7), fen(4));
        Order order = Orders.received().with(
                new OrderChange.Divided(new Settlement(NOON, List.of(part))));

        OrderSettled told = (OrderSettled) OrderMessages.events(
                order, new OrderChange.Settled()).getFirst();

        assertThat(message(told.parts().getFirst())).isEqualTo(model(part));
    }

    @Test
    void refundedPartsAreToldFieldByField() {
        Refund.Returned part = new Refund.Returned("m-tea", true, fen(900), fen(700), fen(90),
                fen(50), fen(30), fen(20), fen(10), fen(3));
        Order order = Orders.paid().with(new OrderChange.RefundBegun(new Refund.Ask("late", null,
                "op", NOON, List.of(new Refund.Part("m-tea", fen(900))), List.of())));
        order = order.with(new OrderChange.RefundReturned(
                order.id() + "R01", NOON, List.of(part)));

        OrderRefunded told = (OrderRefunded) OrderMessages.events(
                order, new OrderChange.RefundRecorded(order.id() + "R01")).getFirst();

        assertThat(message(told.parts().getFirst())).isEqualTo(model(part));
    }

    private static Money fen(long fen) {
        return Money.fen(fen);
    }

    private static JsonNode message(Object part) {
        return MessageJson.mapper().valueToTree(part);
    }

    /** The model has the message's names here, so that each field tells where it has gone. */
    private static JsonNode model(Object part) {
        return RowJson.mapper().valueToTree(part);
    }
}
