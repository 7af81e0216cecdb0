package io.hutong.order.settlement;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.kernel.money.Money;
import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.saga.Outcome;
import io.hutong.saga.Patience;
import io.hutong.saga.SagaDefinition;
import java.util.List;

/** From the buyer's receipt to every fen divided and written down. It only goes forward. */
public final class SettleOrder {

    public static final String NAME = "SettleOrder";

    private SettleOrder() {
    }

    /**
     * @param settling  how long payment-service may take: the channel divides asynchronously
     * @param recording how long merchant-service may take to write the statement lines
     */
    public record Patiences(Patience settling, Patience recording) {
    }

    public static SagaDefinition<Order, OrderChange, Command, Reply> version1(Patiences patience) {
        return OrderSaga.named(NAME, 1)
                .step(OrderSaga.retriable("SettlePayment")
                        .asks(order -> new SettlePayment(order.id()))
                        .on(PaymentSettled.class, SettleOrder::divided)
                        .on(PaymentRefused.class, (_, refused) -> Outcome.puzzling(
                                "cannot be settled: " + refused.refusal()))
                        .waits(patience.settling())
                        // for the buyer's receipt inside WeChat, where the channel asks for it
                        .waitsForPerson())
                .step(OrderSaga.retriable("RecordSettlement")
                        .asks(SettlementMessages::recordSettlement)
                        .on(SettlementRecorded.class,
                                (_, _) -> Outcome.succeeded(new OrderChange.Settled()))
                        .waits(patience.recording())
                        .whenSkipped(_ -> List.of(new OrderChange.Settled())))
                .build();
    }

    private static Outcome<OrderChange> divided(Order order, PaymentSettled reply) {
        Money sum = reply.parts().stream().map(SettledPart::amount)
                .reduce(Money.ZERO, Money::plus);
        Money left = order.requireQuote().total().minus(order.refunds().returned());
        return sum.equals(left)
                ? Outcome.succeeded(new OrderChange.Divided(
                        SettlementMessages.settlement(reply)))
                : Outcome.puzzling("divided " + sum + " of " + left);
    }
}
