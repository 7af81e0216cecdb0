package io.hutong.order.cancellation;

import io.hutong.contracts.Reason;
import io.hutong.http.Caller;
import io.hutong.http.ProblemException;
import io.hutong.messaging.TraceParent;
import io.hutong.order.access.OrderAccess;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.Order;
import io.hutong.order.lifecycle.OrderChange;
import io.hutong.order.lifecycle.OrderSummary;
import io.hutong.order.saga.Decision;
import io.hutong.order.saga.Input;
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

    CancellationController(OrderChanges changes) {
        this.changes = changes;
    }

    @PostMapping("/v1/orders/{id}/cancel")
    ResponseEntity<OrderSummary> cancel(
            @PathVariable String id, Caller caller,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        return ResponseEntity.accepted().body(changes.onOrder(id, (sheet, order) ->
                cancel(sheet, order, caller, TraceParent.of(trace)))
                .orElseThrow(OrderAccess::notFound));
    }

    private static OrderSummary cancel(
            Sheet sheet, Order order, Caller caller, TraceParent trace) {
        OrderAccess.requireBuyer(order, caller);
        return switch (order.status()) {
            case PLACED, RESERVED, AWAITING_PAYMENT -> callOff(sheet, order, trace);
            case CANCELLED, REFUNDED, REJECTED -> OrderSummary.of(order);
            case PAID, AWAITING_RECIPIENT -> throw alreadyPaid();
            case SHIPPED, RECEIVED, SETTLED, PARTLY_REFUNDED -> throw ProblemException.conflict(
                    "ALREADY_SHIPPED", "The order has been shipped; ask the merchant for a"
                            + " refund.");
        };
    }

    private static OrderSummary callOff(Sheet sheet, Order order, TraceParent trace) {
        if (order.facts().payment() != null) {
            throw alreadyPaid();
        }
        for (String saga : sheet.unfinishedSagas(order.id())) {
            Decision<Order, OrderChange> decision = sheet.apply(
                    saga, new Input.CallOff(Reason.CANCELLED_BY_BUYER.name()), trace);
            if (decision instanceof Decision.Refused<Order, OrderChange>
                    && order.reason() == null) {
                throw alreadyPaid();
            }
        }
        return OrderSummary.of(sheet.order(order.id()).orElseThrow());
    }

    private static ProblemException alreadyPaid() {
        return ProblemException.conflict("ALREADY_PAID",
                "The order is paid; refunds of paid orders are not offered yet.");
    }
}
