package io.hutong.order.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.testing.Orders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementMessagesTest {

    @Test
    void divisionIsRecordedFieldByField() {
        SettledPart part = new SettledPart("m-tea", fen(115), fen(100), fen(5), fen(2), fen(1),
                fen(30), fen(7), fen(4));
        Order received = Orders.received();
        Order divided = received.with(new OrderChange.Divided(SettlementMessages.settlement(
                new PaymentSettled(received.id(), Instant.EPOCH, List.of(part)))));

        assertThat(SettlementMessages.recordSettlement(divided)).isEqualTo(
                new RecordSettlement(received.id(), Instant.EPOCH, List.of(part)));
    }

    private static Money fen(long fen) {
        return Money.fen(fen);
    }
}
