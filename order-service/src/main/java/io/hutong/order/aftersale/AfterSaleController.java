package io.hutong.order.aftersale;

import io.hutong.kernel.id.OrderIds;
import io.hutong.messaging.TraceParent;
import io.hutong.order.access.OrderAccess;
import io.hutong.order.aftersale.model.OpenDecision;
import io.hutong.order.aftersale.model.VerdictDecision;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/orders/{id}/after-sales} and the decisions about them. */
@RestController
class AfterSaleController {

    private static final Pattern ID = Pattern.compile("[0-9a-z]{26}A[0-9]{2}");
    private static final int ORDER_ID_LENGTH = 26;
    private static final int NOTE_MAX = 200;

    private final OrderChanges changes;
    private final AfterSales afterSales;
    private final AfterSaleSettings settings;
    private final IdempotencyStore keys;

    AfterSaleController(OrderChanges changes, AfterSales afterSales,
            AfterSaleSettings settings, IdempotencyStore keys) {
        this.changes = changes;
        this.afterSales = afterSales;
        this.settings = settings;
        this.keys = keys;
    }

    record Accepted(String afterSaleId, String status) {
    }

    record AfterSalePage(List<AfterSaleView> items, @Nullable String nextCursor) {
    }

    /** @param restock whether the goods come back; left out, those do that were never shipped */
    record VerdictRequest(@Nullable String note, @Nullable Boolean restock) {

        void check() {
            Checks.require(body -> body.text("note", note).optional().length(0, NOTE_MAX));
        }
    }

    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/orders/{id}/after-sales")
    ResponseEntity<byte[]> open(
            @PathVariable String id, IdempotentRequest<AfterSaleRequest> request,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        request.body().check();
        return keys.inTransaction(request, () -> ResponseEntity.accepted()
                .body(changes
                        .onOrder(id,
                                (sheet, order) -> open(sheet, order, request,
                                        TraceParent.of(trace)))
                        .orElseThrow(OrderAccess::notFound)));
    }

    @CallableBy({Scope.BUYER, Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping("/v1/orders/{id}/after-sales")
    AfterSalePage list(@PathVariable String id, Caller caller) {
        Order order = changes.onOrder(id, (_, found) -> found)
                .filter(found -> OrderAccess.maySee(found, caller))
                .orElseThrow(OrderAccess::notFound);
        boolean buyer = OrderAccess.isBuyerOf(order, caller);
        return new AfterSalePage(order.afterSales().all().stream()
                .filter(one -> buyer || caller.actsFor(one.ask().merchantId()))
                .map(one -> AfterSaleView.of(
                        order, one, caller.actsFor(one.ask().merchantId())))
                .toList(), null);
    }

    /** Repeating it is harmless by itself: the same decision is answered the same way. */
    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @PostMapping("/v1/after-sales/{id}/{verdict:approve|reject}")
    ResponseEntity<AfterSaleView> decide(
            @PathVariable String id, @PathVariable String verdict, Caller caller,
            @RequestBody(required = false) @Nullable VerdictRequest request,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        VerdictRequest body = request == null ? new VerdictRequest(null, null) : request;
        body.check();
        if (!ID.matcher(id).matches()
                || !OrderIds.isValid(id.substring(0, ORDER_ID_LENGTH))) {
            throw ProblemException.notFound("after-sale");
        }
        AfterSale.State state = switch (verdict.toUpperCase(Locale.ROOT)) {
            case "APPROVE" -> AfterSale.State.APPROVED;
            default -> AfterSale.State.REJECTED;
        };
        var decided = new VerdictDecision.Verdict(
                state, caller.subject(), body.note(), body.restock());
        return ResponseEntity.accepted().body(changes.onOrder(
                id.substring(0, ORDER_ID_LENGTH),
                (sheet, order) -> decide(sheet, find(order, id, caller), new Asked(caller, decided),
                        TraceParent.of(trace)))
                .orElseThrow(() -> ProblemException.notFound("after-sale")));
    }

    private Accepted open(Sheet sheet, Order order,
            IdempotentRequest<AfterSaleRequest> request, TraceParent trace) {
        OrderAccess.requireBuyer(order, request.caller());
        return switch (OpenDecision.of(order, request.body().wish(), sheet.now(),
                sheet.now().plus(settings.decideWithin()))) {
            case OpenDecision.Allowed(AfterSale.Ask ask) -> {
                AfterSale opened = sheet.change(order.id(),
                        new OrderChange.AfterSaleOpened(ask), trace).afterSales().all().getLast();
                sheet.note(Act.of(request, "AFTER_SALE_OPENED", "after-sale",
                        opened.afterSaleId()).ofOrder(order.id()).because(ask.reason())
                        .traced(trace.traceId()));
                yield new Accepted(opened.afterSaleId(), opened.state().name());
            }
            case OpenDecision refusal -> throw AfterSaleProblems.of(refusal);
        };
    }

    private record Found(Order order, AfterSale one) {
    }

    /** A decision, and who takes it. */
    private record Asked(Caller by, VerdictDecision.Verdict verdict) {

        Act act(Found found) {
            return Act.of(by, "AFTER_SALE_" + verdict.state(), "after-sale",
                    found.one().afterSaleId()).ofOrder(found.order().id())
                    .because(verdict.note());
        }
    }

    private static Found find(Order order, String id, Caller caller) {
        return order.afterSales().find(id)
                .filter(one -> caller.actsFor(one.ask().merchantId()))
                .map(one -> new Found(order, one))
                .orElseThrow(() -> ProblemException.notFound("after-sale"));
    }

    private AfterSaleView decide(
            Sheet sheet, Found found, Asked asked, TraceParent trace) {
        VerdictDecision.Verdict verdict = asked.verdict();
        sheet.note(asked.act(found).traced(trace.traceId()));
        VerdictDecision decision = VerdictDecision.of(
                found.order(), found.one(), verdict, sheet.now());
        switch (decision) {
            // @formatter:off
            case VerdictDecision.Approve _, VerdictDecision.Reject _ ->
                    afterSales.carryOut(sheet, new AfterSales.Verdicted(found.order().id(),
                            found.one(), verdict, decision), trace);
            // @formatter:on
            case VerdictDecision.Nothing() -> {}
            case VerdictDecision refusal -> throw AfterSaleProblems.of(refusal);
        }
        Order after = sheet.order(found.order().id()).orElseThrow();
        return AfterSaleView.of(after, after.afterSales()
                .find(found.one().afterSaleId()).orElseThrow(), true);
    }
}
