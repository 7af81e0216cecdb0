package io.hutong.order.checkout;

import io.hutong.kernel.id.OrderIds;
import io.hutong.messaging.TraceParent;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.idempotency.StoredAnswer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** One request on its way to a writer, with the answer that its commit will make true. */
record Placement(
        IdempotentRequest<?> request, String orderId, Cart cart,
        byte @Nullable [] sealedAddress, TraceParent trace, StoredAnswer answer,
        CompletableFuture<ResponseEntity<byte[]>> done) {

    /** @param addressFor seals the address, which needs the id of the order */
    static Placement of(
            IdempotentRequest<?> request, Cart cart, TraceParent trace,
            Function<String, byte @Nullable []> addressFor) {
        String orderId = OrderIds.next();
        StoredAnswer answer = StoredAnswer.json(HttpStatus.ACCEPTED,
                Map.of(HttpHeaders.LOCATION, "/v1/orders/" + orderId),
                new Accepted(orderId, OrderStatus.PLACED));
        return new Placement(request, orderId, cart, addressFor.apply(orderId), trace,
                answer, new CompletableFuture<>());
    }

    /** Body of the answer. */
    record Accepted(String orderId, OrderStatus status) {
    }
}
