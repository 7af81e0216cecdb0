package io.hutong.order.gift;

import io.hutong.messaging.TraceParent;
import io.hutong.order.address.Address;
import io.hutong.order.address.AddressBook;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.OrderLookup;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.gift.model.GiftDecision;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.CallableByAnyone;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.audit.Act;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What a recipient does with a gift. */
@RestController
class GiftController {

    private final OrderChanges changes;
    private final OrderLookup orders;
    private final Gifts gifts;
    private final AddressBook addresses;
    private final IdempotencyStore keys;
    private final Turnstile turnstile = new Turnstile();

    GiftController(OrderChanges changes, OrderLookup orders, Gifts gifts, AddressBook addresses,
            IdempotencyStore keys) {
        this.changes = changes;
        this.orders = orders;
        this.gifts = gifts;
        this.addresses = addresses;
        this.keys = keys;
    }

    record AcceptRequest(@Nullable Address shipTo) {
    }

    @CallableByAnyone
    @GetMapping("/v1/gifts/{token}")
    GiftView look(@PathVariable String token, Caller caller) {
        Order order = orders.find(gifts.requireOrderOf(token)).orElseThrow(Gifts::unknown);
        return GiftView.of(order, gifts, caller);
    }

    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/gifts/{token}/accept")
    ResponseEntity<byte[]> accept(
            @PathVariable String token, IdempotentRequest<AcceptRequest> request,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        Address address = request.body().shipTo();
        Checks.require(body -> body.object("ship_to", address, (at, it) -> it.check(at)));
        String orderId = gifts.requireOrderOf(token);
        return turnstile.pass(orderId, () -> keys.inTransaction(request,
                () -> ResponseEntity.ok(changes.onOrder(orderId,
                        (sheet, order) -> accept(sheet, order, request,
                                TraceParent.of(trace)))
                        .orElseThrow(Gifts::unknown))));
    }

    private GiftView accept(Sheet sheet, Order order,
            IdempotentRequest<AcceptRequest> request, TraceParent trace) {
        Caller caller = request.caller();
        sheet.note(Act.of(request, "GIFT_ACCEPTED", "order", order.id()).ofOrder(order.id())
                .traced(trace.traceId()));
        GiftDecision decision = GiftDecision.of(order, caller.subject(),
                gifts.store().dueAt(order.id()).orElse(null), sheet.now());
        return switch (decision) {
            case GiftDecision.Accept _ -> {
                addresses.enter(order.id(), Objects.requireNonNull(request.body().shipTo()));
                gifts.store().accepted(order.id(), caller.subject(), sheet.now());
                yield GiftView.of(sheet.change(order.id(),
                        new OrderChange.GiftAccepted(sheet.now()), trace), gifts, caller);
            }
            case GiftDecision.OwnGift _ -> throw ProblemException.conflict("GIFT_IS_YOURS",
                    "This gift is from you; cancel it and order the goods for yourself.");
            case GiftDecision.AlreadyAccepted _ -> throw ProblemException.conflict(
                    "GIFT_ALREADY_ACCEPTED", "This gift has been accepted already.");
            case GiftDecision.NotPaidYet _ -> throw ProblemException.conflict("GIFT_NOT_PAID",
                    "This gift is not paid yet; try again in a moment.");
            case GiftDecision.Expired _ -> throw new ProblemException(HttpStatus.GONE,
                    "GIFT_EXPIRED", "Nobody accepted this gift in time; the giver gets the"
                            + " money back.");
            case GiftDecision.TakenBack _ -> throw new ProblemException(HttpStatus.GONE,
                    "GIFT_CANCELLED", "This gift was called off.");
        };
    }
}
