package io.hutong.order.fulfilment;

import io.hutong.messaging.TraceParent;
import io.hutong.order.access.OrderAccess;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.fulfilment.model.ShipmentDecision;
import io.hutong.order.lifecycle.OrderSummary;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Parcels and receipts. */
@RestController
class FulfilmentController {

    private final OrderChanges changes;
    private final Receipts receipts;
    private final IdempotencyStore keys;

    FulfilmentController(OrderChanges changes, Receipts receipts, IdempotencyStore keys) {
        this.changes = changes;
        this.receipts = receipts;
        this.keys = keys;
    }

    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @PostMapping("/v1/orders/{id}/shipments")
    ResponseEntity<byte[]> ship(
            @PathVariable String id, IdempotentRequest<ShipmentRequest> request,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        request.body().check();
        return keys.inTransaction(request, () -> ResponseEntity.status(HttpStatus.CREATED)
                .body(changes
                        .onOrder(id,
                                (sheet, order) -> ship(sheet, order, request,
                                        TraceParent.of(trace)))
                        .orElseThrow(OrderAccess::notFound)));
    }

    /** Repeating it is harmless by itself: the order is received once. */
    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/orders/{id}/receipt")
    ResponseEntity<OrderSummary> receive(
            @PathVariable String id, Caller caller,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        return ResponseEntity.accepted()
                .body(changes
                        .onOrder(id,
                                (sheet, order) -> receive(sheet, order, caller,
                                        TraceParent.of(trace)))
                        .orElseThrow(OrderAccess::notFound));
    }

    private static OrderSummary ship(Sheet sheet, Order order,
            IdempotentRequest<ShipmentRequest> request, TraceParent trace) {
        Caller caller = request.caller();
        OrderAccess.requireSeller(order, caller);
        String merchant = caller.isOperator() ? null : caller.merchantId();
        sheet.note(Act.of(request, "PARCEL_SHIPPED", "order", order.id()).ofOrder(order.id())
                .traced(trace.traceId()));
        return switch (ShipmentDecision.of(order, merchant,
                request.body().parcel(caller.subject()), sheet.now())) {
            case ShipmentDecision.Allowed allowed ->
                    OrderSummary.of(sheet.change(order.id(), allowed.change(), trace));
            case ShipmentDecision.NotPaid not -> throw ProblemException.conflict(
                    "ORDER_NOT_PAID", "The order is " + not.status()
                            + "; only a paid order can be shipped.");
            case ShipmentDecision.BeingRefunded _ -> throw ProblemException.conflict(
                    "ORDER_BEING_REFUNDED", "The buyer is getting the money back; do not ship.");
            case ShipmentDecision.AlreadyShipped _ -> throw ProblemException.conflict(
                    "ALREADY_SHIPPED", "The order has been shipped already.");
        };
    }

    private OrderSummary receive(Sheet sheet, Order order, Caller caller, TraceParent trace) {
        OrderAccess.requireBuyer(order, caller);
        sheet.note(Act.of(caller, "ORDER_RECEIVED", "order", order.id()).ofOrder(order.id())
                .traced(trace.traceId()));
        return OrderSummary.of(receipts.confirm(sheet, order, trace));
    }
}
