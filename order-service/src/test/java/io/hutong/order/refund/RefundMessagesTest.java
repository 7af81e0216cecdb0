package io.hutong.order.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.testing.Orders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefundMessagesTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static final RefundedPart BACK = new RefundedPart("m-tea", true, fen(900), fen(700),
            fen(90), fen(50), fen(30), fen(20), fen(10), fen(3));

    private final Order asked = Orders.paid().with(new OrderChange.RefundBegun(new Refund.Ask(
            "late", null, "op", NOON, List.of(new Refund.Part("m-tea", fen(900))),
            List.of(new Goods("tea-100", 1), new Goods("tea-100", 2)))));
    private final String id = asked.id() + "R01";

    @Test
    void refundIsAskedForAsItWasBegun() {
        assertThat(RefundMessages.refundPayment(asked, asked.refunds().require(id)))
                .isEqualTo(new RefundPayment(asked.id(), id, "late",
                        List.of(new RefundPayment.Part("m-tea", fen(900)))));
    }

    @Test
    void whatWentBackIsRecordedFieldByField() {
        Order back = asked.with(RefundMessages.returned(
                new PaymentRefunded(asked.id(), id, NOON, List.of(BACK))));

        assertThat(RefundMessages.recordRefund(back, back.refunds().require(id)))
                .isEqualTo(new RecordRefund(asked.id(), id, NOON, List.of(BACK),
                        List.of(new RecordRefund.Line("tea-100", 3))));
    }

    @ParameterizedTest
    @EnumSource(PaymentRefundRefused.Refusal.class)
    void refusalIsNotedUnderItsName(PaymentRefundRefused.Refusal refusal) {
        assertThat(RefundMessages.refused(
                new PaymentRefundRefused(asked.id(), id, refusal, "no")).why().name())
                .isEqualTo(refusal.name());
    }

    private static Money fen(long fen) {
        return Money.fen(fen);
    }
}
