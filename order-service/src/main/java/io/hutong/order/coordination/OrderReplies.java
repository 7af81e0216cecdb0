package io.hutong.order.coordination;

import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.kernel.step.StepRef;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.RefusedMessageException;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.SagaId;
import io.hutong.saga.table.SagaRow;
import java.util.List;
import java.util.TreeSet;

/** What participants answer: one poll, one locked read, one write. */
final class OrderReplies implements BatchHandler {

    private final OrderChanges changes;

    OrderReplies(OrderChanges changes) {
        this.changes = changes;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        TreeSet<SagaId> sagaIds = new TreeSet<>();
        messages.forEach(
                message -> SagaId.find(message.requireStep().saga()).ifPresent(sagaIds::add));
        changes.onSagas(sagaIds, sheet -> messages.forEach(message -> apply(sheet, message)));
    }

    private static void apply(Sheet sheet, IncomingMessage message) {
        if (!(message.payload() instanceof Reply reply)) {
            throw new RefusedMessageException("only replies belong on this topic");
        }
        StepRef step = message.requireStep();
        SagaRow saga = SagaId.find(step.saga()).flatMap(sheet::saga)
                .orElseThrow(() -> new RefusedMessageException("there is no saga " + step.saga()));
        if (!saga.orderId().equals(reply.orderId())) {
            throw new RefusedMessageException(
                    step.saga() + " is not a saga of order " + reply.orderId());
        }
        Decision<Order, OrderChange, Command> decision =
                sheet.apply(saga.state().id(), new Input.ReplyArrived<>(step, reply),
                        message.trace());
        if (decision instanceof Decision.Refused<Order, OrderChange, Command> refused) {
            throw new RefusedMessageException(refused.why());
        }
    }
}
