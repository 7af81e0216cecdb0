package io.hutong.order.refund;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.RefundRecorded;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.Reply;
import io.hutong.kernel.money.Money;
import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.saga.Outcome;
import io.hutong.saga.Patience;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Money of a paid order goes back to its buyer, and with it goods and statement lines. An order
 * may have several of these at a time, one per refund; each only goes forward, and ends early
 * only when payment-service says that nothing went back and nothing will.
 */
public final class RefundOrder {

    public static final String NAME = "RefundOrder";

    private RefundOrder() {
    }

    /**
     * @param refunding how long payment-service may take: shares are taken back first, and the
     *                  channel refunds asynchronously
     * @param recording how long merchant-service may take
     */
    public record Patiences(Patience refunding, Patience recording) {
    }

    public static SagaDefinition<Order, OrderChange, Command, Reply> version1(Patiences patience) {
        return OrderSaga.named(NAME, 1)
                .step(OrderSaga.retriable("RefundPayment")
                        .asksAbout((order, saga) -> RefundMessages.refundPayment(order,
                                refund(order, saga)))
                        .on(PaymentRefunded.class, RefundOrder::returned)
                        .on(PaymentRefundRefused.class, (_, refused) -> Outcome.concluded(
                                refused.refusal().name(), RefundMessages.refused(refused)))
                        .waits(patience.refunding()))
                .step(OrderSaga.retriable("RecordRefund")
                        .asksAbout((order, saga) -> RefundMessages.recordRefund(order,
                                refund(order, saga)))
                        .on(RefundRecorded.class, (_, recorded) -> Outcome.succeeded(
                                new OrderChange.RefundRecorded(recorded.refundId())))
                        .waits(patience.recording())
                        .whenSkippedAbout((_, saga) -> List.of(
                                new OrderChange.RefundRecorded(saga.subject()))))
                .build();
    }

    private static Refund refund(Order order, SagaId saga) {
        return order.refunds().require(saga.subject());
    }

    /** A part may be missing, where the channel has closed it; none may have another amount. */
    private static Outcome<OrderChange> returned(Order order, PaymentRefunded reply) {
        Map<String, Money> asked = new HashMap<>();
        order.refunds().require(reply.refundId()).ask().parts()
                .forEach(part -> asked.merge(part.merchantId(), part.amount(), Money::plus));
        for (RefundedPart part : reply.parts()) {
            Money expected = asked.remove(part.merchantId());
            if (!part.amount().equals(expected)) {
                return Outcome.puzzling("refunded " + part.amount() + " of " + part.merchantId()
                        + " in place of " + expected);
            }
        }
        return Outcome.succeeded(RefundMessages.returned(reply));
    }
}
