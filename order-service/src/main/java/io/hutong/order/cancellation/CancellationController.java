package io.hutong.order.cancellation;

import io.hutong.contracts.message.Command;
import io.hutong.kernel.trade.Reason;
import io.hutong.messaging.TraceParent;
import io.hutong.order.access.OrderAccess;
import io.hutong.order.cancellation.model.CancelDecision;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.OrderSummary;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.refund.Refunds;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.SagaId;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/orders/{id}/cancel}; repeating it is harmless by itself. */
@RestController
class CancellationController {

    private final OrderChanges changes;
    private final Refunds refunds;

    CancellationController(OrderChanges changes, Refunds refunds) {
        this.changes = changes;
        this.refunds = refunds;
    }

    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/orders/{id}/cancel")
    ResponseEntity<OrderSummary> cancel(
            @PathVariable String id, Caller caller,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        return ResponseEntity.accepted()
                .body(changes
                        .onOrder(id,
                                (sheet, order) -> cancel(sheet, order, caller,
                                        TraceParent.of(trace)))
                        .orElseThrow(OrderAccess::notFound));
    }

    private OrderSummary cancel(Sheet sheet, Order order, Caller caller, TraceParent trace) {
        OrderAccess.requireBuyer(order, caller);
        sheet.note(Act.of(caller, "ORDER_CANCELLED", "order", order.id()).ofOrder(order.id())
                .traced(trace.traceId()));
        return switch (CancelDecision.of(order)) {
            case CancelDecision.CallOff() -> callOff(sheet, order, trace);
            case CancelDecision.GiveBack() -> giveBack(sheet, order, caller, trace);
            case CancelDecision.Nothing() -> OrderSummary.of(order);
            case CancelDecision.Shipped() -> throw ProblemException.conflict(
                    "ALREADY_SHIPPED", "The order has been shipped; ask for money back with"
                            + " POST /v1/orders/" + order.id() + "/after-sales.");
        };
    }

    private static OrderSummary callOff(Sheet sheet, Order order, TraceParent trace) {
        for (SagaId saga : sheet.unfinishedSagas(order.id())) {
            Decision<Order, OrderChange, Command> decision = sheet.apply(
                    saga, new Input.CallOff<>(Reason.CANCELLED_BY_BUYER), trace);
            if (decision instanceof Decision.Refused<Order, OrderChange, Command>
                    && order.reason() == null) {
                throw ProblemException.conflict("CANNOT_CANCEL_NOW",
                        "The order cannot be cancelled at this moment; look at it and try again.");
            }
        }
        return OrderSummary.of(sheet.order(order.id()).orElseThrow());
    }

    private OrderSummary giveBack(Sheet sheet, Order order, Caller caller, TraceParent trace) {
        if (refunds.beginFull(sheet, order, Reason.CANCELLED_BY_BUYER, caller.subject(), trace)
                .isEmpty()) {
            throw ProblemException.conflict("TOO_MANY_REFUNDS",
                    "The order was refunded too often; ask the merchant for help.");
        }
        return OrderSummary.of(sheet.order(order.id()).orElseThrow());
    }
}
