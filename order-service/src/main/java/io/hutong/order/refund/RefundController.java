package io.hutong.order.refund;

import io.hutong.messaging.TraceParent;
import io.hutong.order.access.OrderAccess;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.refund.model.RefundDecision;
import io.hutong.order.refund.model.RefundWish;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/orders/{id}/refunds}: merchants give back of their own part, operators of any. */
@RestController
class RefundController {

    private final OrderChanges changes;
    private final Refunds refunds;
    private final IdempotencyStore keys;

    RefundController(OrderChanges changes, Refunds refunds, IdempotencyStore keys) {
        this.changes = changes;
        this.refunds = refunds;
        this.keys = keys;
    }

    /** The money is claimed when this is answered; that it went back is told by the order. */
    record Accepted(String refundId, String status) {
    }

    record RefundPage(List<RefundView> items, @Nullable String nextCursor) {
    }

    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @PostMapping("/v1/orders/{id}/refunds")
    ResponseEntity<byte[]> refund(
            @PathVariable String id, IdempotentRequest<RefundRequest> request,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        request.body().check();
        return keys.inTransaction(request, () -> ResponseEntity.accepted()
                .body(changes
                        .onOrder(id,
                                (sheet, order) -> refund(sheet, order, request,
                                        TraceParent.of(trace)))
                        .orElseThrow(OrderAccess::notFound)));
    }

    @CallableBy({Scope.BUYER, Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping("/v1/orders/{id}/refunds")
    RefundPage refunds(@PathVariable String id, Caller caller) {
        Order order = changes.onOrder(id, (_, found) -> found)
                .filter(found -> OrderAccess.maySee(found, caller))
                .orElseThrow(OrderAccess::notFound);
        boolean buyer = OrderAccess.isBuyerOf(order, caller);
        Predicate<String> visible = buyer ? _ -> true : caller::actsFor;
        return new RefundPage(order.refunds().all().stream()
                .filter(one -> one.ask().parts().stream()
                        .anyMatch(part -> visible.test(part.merchantId())))
                .map(one -> RefundView.of(order, one, visible, !buyer)).toList(), null);
    }

    private Accepted refund(Sheet sheet, Order order,
            IdempotentRequest<RefundRequest> request, TraceParent trace) {
        Caller caller = request.caller();
        OrderAccess.requireSeller(order, caller);
        Set<String> own = order.merchants().stream().filter(caller::actsFor)
                .collect(Collectors.toUnmodifiableSet());
        RefundWish wish = request.body().wish(caller.subject());
        return switch (RefundDecision.of(order, own, wish, sheet.now())) {
            case RefundDecision.Allowed(Refund.Ask ask) -> {
                Refund refund = refunds.begin(sheet, order.id(), ask, trace);
                sheet.note(Act.of(request, "REFUND_ASKED", "refund", refund.refundId())
                        .ofOrder(order.id()).because(ask.reason()).traced(trace.traceId()));
                yield new Accepted(refund.refundId(), refund.state().shown());
            }
            case RefundDecision refusal -> throw problem(refusal);
        };
    }

    private static ProblemException problem(RefundDecision refusal) {
        return switch (refusal) {
            case RefundDecision.NotPaid() -> ProblemException.conflict("ORDER_NOT_PAID",
                    "Nothing was paid for this order, so there is nothing to give back.");
            case RefundDecision.TooMany() -> ProblemException.conflict("TOO_MANY_REFUNDS",
                    "WeChat Pay refunds an order at most 50 times; give the rest back otherwise.");
            case RefundDecision.ExceedsPayment(var left) -> ProblemException.conflict(
                    "REFUND_EXCEEDS_PAYMENT", "Only " + left + " are left to give back.");
            case RefundDecision.UnknownLine(String sku) -> new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "UNKNOWN_LINE",
                    "The order holds no " + sku + " of yours; name its own lines.");
            case RefundDecision.TooManyPieces(String sku, int left) -> ProblemException.conflict(
                    "LINE_QUANTITY_EXCEEDED", "Only " + left + " of " + sku
                            + " can still come back.");
            case RefundDecision.ExceedsLines(var left) -> ProblemException.conflict(
                    "REFUND_EXCEEDS_LINES", "Of what was paid for the named lines only " + left
                            + " can still go back; leave them out to give back more.");
            case RefundDecision.Allowed allowed -> throw new IllegalStateException(
                    "allowed: " + allowed);
        };
    }
}
