package io.hutong.order.checkout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.hutong.http.Caller;
import io.hutong.http.IdempotentRequest;
import io.hutong.http.Problem;
import io.hutong.http.ProblemException;
import io.hutong.messaging.TraceParent;
import io.hutong.order.admission.Admission;
import io.hutong.order.address.AddressBook;
import io.hutong.order.gift.Gifts;
import io.hutong.order.lifecycle.Cart;
import io.hutong.order.link.Attribution;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/orders}. */
@RestController
class CheckoutController {

    private final GroupCommit groupCommit;
    private final Admission admission;
    private final Parts parts;
    private final Duration within;

    /** What makes a cart of a request. */
    record Parts(Attribution attribution, Gifts gifts, AddressBook addresses) {
    }

    CheckoutController(GroupCommit groupCommit, Admission admission, Parts parts,
            CheckoutSettings settings) {
        this.groupCommit = groupCommit;
        this.admission = admission;
        this.parts = parts;
        this.within = settings.within();
    }

    @PostMapping("/v1/orders")
    ResponseEntity<byte[]> place(
            IdempotentRequest<PlaceOrderRequest> request,
            @RequestHeader(name = "traceparent", required = false) @Nullable String trace) {
        PlaceOrderRequest body = request.body();
        body.check();
        Optional<Duration> refusal = admission.refusal();
        if (refusal.isPresent()) {
            return tooMany(refusal.get());
        }
        Placement placement = Placement.of(request, cartOf(body, request.caller()),
                TraceParent.of(trace), orderId -> sealed(body, orderId));
        return groupCommit.offer(placement) ? await(placement) : tooMany(admission.retryAfter());
    }

    private Cart cartOf(PlaceOrderRequest body, Caller caller) {
        PlaceOrderRequest.Gift gift = body.gift();
        return body.toCart(caller.sealedOpenid(), credit(body, caller.subject()),
                gift == null ? null : parts.gifts().wish(gift.message(), caller.subject()));
    }

    private Attribution.Credit.To credit(PlaceOrderRequest body, String buyerId) {
        return switch (body.credit(parts.attribution(), buyerId)) {
            case Attribution.Credit.To to -> to;
            case Attribution.Credit.Refused(String code, String detail) ->
                    throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
        };
    }

    private byte @Nullable [] sealed(PlaceOrderRequest body, String orderId) {
        return body.shipTo() == null ? null
                : parts.addresses().seal(body.shipTo(), orderId);
    }

    private ResponseEntity<byte[]> await(Placement placement) {
        try {
            return placement.done().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
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
