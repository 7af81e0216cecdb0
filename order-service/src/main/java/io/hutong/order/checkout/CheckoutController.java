package io.hutong.order.checkout;

import io.hutong.messaging.TraceParent;
import io.hutong.order.address.AddressBook;
import io.hutong.order.admission.Admission;
import io.hutong.order.gift.Gifts;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.link.Attribution;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.Problem;
import io.hutong.web.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * {@code POST /v1/orders}. Hands the order to a writer and answers when it has committed; no thread
 * waits in between, of which there would be as many as there are buyers.
 */
@RestController
class CheckoutController {

    private static final Scheduler MAY_BLOCK =
            Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor());

    private final GroupCommit groupCommit;
    private final Admission admission;
    private final Attribution attribution;
    private final Gifts gifts;
    private final AddressBook addresses;
    private final Duration within;

    CheckoutController(GroupCommit groupCommit, Admission admission, Attribution attribution,
            Gifts gifts, AddressBook addresses, CheckoutSettings settings) {
        this.groupCommit = groupCommit;
        this.admission = admission;
        this.attribution = attribution;
        this.gifts = gifts;
        this.addresses = addresses;
        this.within = settings.within();
    }

    @CallableBy(Scope.BUYER)
    @PostMapping("/v1/orders")
    Mono<ResponseEntity<byte[]>> place(
            IdempotentRequest<PlaceOrderRequest> request,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        PlaceOrderRequest body = request.body();
        body.check();
        Optional<Duration> refusal = admission.refusal();
        if (refusal.isPresent()) {
            return Mono.just(tooMany(refusal.get()));
        }
        return body.isCreditLookedUp(attribution)
                ? Mono.fromCallable(() -> placement(request, trace))
                        .subscribeOn(MAY_BLOCK).flatMap(this::answer)
                : answer(placement(request, trace));
    }

    private Placement placement(
            IdempotentRequest<PlaceOrderRequest> request, @Nullable String trace) {
        PlaceOrderRequest body = request.body();
        return Placement.of(request, cartOf(body, request.caller()),
                TraceParent.of(trace), orderId -> sealed(body, orderId));
    }

    /** A caller that has gone away does not take back what a writer may have written already. */
    private Mono<ResponseEntity<byte[]>> answer(Placement placement) {
        return groupCommit.offer(placement)
                ? Mono.fromFuture(placement.done().orTimeout(
                        within.toMillis(), TimeUnit.MILLISECONDS), true)
                        .onErrorMap(TimeoutException.class, late -> unavailable())
                : Mono.just(tooMany(admission.retryAfter()));
    }

    private Cart cartOf(PlaceOrderRequest body, Caller caller) {
        PlaceOrderRequest.Gift gift = body.gift();
        return body.toCart(caller.sealedOpenid(), credit(body, caller.subject()),
                gift == null ? null : gifts.wish(gift.message(), caller.subject()));
    }

    private Attribution.Credit.To credit(PlaceOrderRequest body, String buyerId) {
        return switch (body.credit(attribution, buyerId)) {
            case Attribution.Credit.To to -> to;
            case Attribution.Credit.Refused(String code, String detail) ->
                    throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
        };
    }

    private byte @Nullable [] sealed(PlaceOrderRequest body, String orderId) {
        return body.shipTo() == null ? null
                : addresses.seal(body.shipTo(), orderId);
    }

    /** Whether the order was taken is not known here; the same key will tell. */
    private static ProblemException unavailable() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE",
                "The order could not be confirmed in time; repeat it with the same"
                        + " Idempotency-Key.");
    }

    private static ResponseEntity<byte[]> tooMany(Duration retryAfter) {
        Problem problem = Problem.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_ORDERS",
                "Too many orders are under way; try again after the time in Retry-After.");
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.toJson());
    }
}
