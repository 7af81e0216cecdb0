package io.hutong.order.gift;

import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.fulfilment.Receipts;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The recipient knows whether a gift has arrived; its giver may only have been told so. */
@RestController
class GiftReceiptController {

    private final OrderChanges changes;
    private final Gifts gifts;
    private final Receipts receipts;

    GiftReceiptController(OrderChanges changes, Gifts gifts, Receipts receipts) {
        this.changes = changes;
        this.gifts = gifts;
        this.receipts = receipts;
    }

    /** Repeating it is harmless by itself: the order is received once. */
    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/gifts/{token}/receipt")
    ResponseEntity<GiftView> receive(
            @PathVariable String token, Caller caller,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        return ResponseEntity.accepted().body(changes.onOrder(gifts.requireOrderOf(token),
                (sheet, order) -> receive(sheet, order, caller, TraceParent.of(trace)))
                .orElseThrow(Gifts::unknown));
    }

    private GiftView receive(Sheet sheet, Order order, Caller caller, TraceParent trace) {
        if (!gifts.isRecipient(order, caller)) {
            throw Gifts.unknown();
        }
        sheet.note(Act.of(caller, "ORDER_RECEIVED", "order", order.id()).ofOrder(order.id())
                .traced(trace.traceId()));
        return GiftView.of(receipts.confirm(sheet, order, trace), gifts, caller);
    }
}
