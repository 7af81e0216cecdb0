package io.hutong.order.view;

import io.hutong.kernel.id.OrderIds;
import io.hutong.order.access.OrderAccess;
import io.hutong.order.gift.Gifts;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.EndedSessions;
import io.hutong.web.access.Scope;
import io.hutong.web.access.TokenIssuer;
import io.hutong.web.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything that reads orders. */
@RestController
class ViewController {

    private static final int LIMIT_MAX = 100;

    private final ViewTable queries;
    private final TimelineMaker timelines;
    private final OrderStream streams;
    private final Gifts gifts;
    private final EndedSessions ended;

    ViewController(ViewTable queries, TimelineMaker timelines, OrderStream streams,
            Gifts gifts, EndedSessions ended) {
        this.gifts = gifts;
        this.ended = ended;
        this.queries = queries;
        this.timelines = timelines;
        this.streams = streams;
    }

    /** A page of orders, newest first. */
    record OrderPage(List<OrderView> items, @Nullable String nextCursor) {
    }

    @CallableBy({Scope.BUYER, Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping("/v1/orders/{id}")
    OrderView order(@PathVariable String id, Caller caller) {
        return Representer.represent(find(id, caller), caller, gifts.tokens());
    }

    @CallableBy({Scope.BUYER, Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping("/v1/orders")
    OrderPage orders(
            Caller caller, @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "20") String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ViewTable.Page page = queries.list(
                caller, statusOf(status), limitOf(limit), cursorOf(cursor));
        return new OrderPage(page.orders().stream()
                .map(stored -> Representer.represent(stored, caller, gifts.tokens())).toList(),
                page.next());
    }

    @CallableBy({Scope.BUYER, Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping("/v1/orders/{id}/timeline")
    Timeline timeline(@PathVariable String id, Caller caller) {
        StoredOrder stored = find(id, caller);
        boolean buyer = OrderAccess.isBuyerOf(stored.order(), caller);
        return timelines.make(stored, queries.sagas(id), refund -> !buyer
                && refund.ask().parts().stream()
                        .anyMatch(part -> caller.actsFor(part.merchantId())));
    }

    @CallableBy({Scope.BUYER, Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping(path = "/v1/orders/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<StreamedChange>>>> stream(
            @PathVariable String id, Caller caller, JwtAuthenticationToken token) {
        String session = token.getToken().getClaimAsString(TokenIssuer.SESSION);
        return streams.of(id, caller, () -> ended.hasEnded(session)).map(ResponseEntity::ok);
    }

    private StoredOrder find(String id, Caller caller) {
        return queries.find(id, caller).orElseThrow(OrderAccess::notFound);
    }

    private static @Nullable OrderStatus statusOf(@Nullable String status) {
        try {
            return status == null ? null : OrderStatus.valueOf(status);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("status", "is not a status of orders");
        }
    }

    private static int limitOf(String limit) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= LIMIT_MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        throw ProblemException.invalidParameter("limit", "must be between 1 and " + LIMIT_MAX);
    }

    private static @Nullable String cursorOf(@Nullable String cursor) {
        if (cursor != null && !OrderIds.isValid(cursor)) {
            throw ProblemException.invalidParameter("cursor", "is none that was given here");
        }
        return cursor;
    }
}
