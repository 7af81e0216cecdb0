package io.hutong.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** The calls that take an order from its placement to its settlement. */
final class OrderCalls {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NOT_FOUND = 404;
    private static final int BUSY = 503;
    /** How often a call comes back when the service is busy and says when to. */
    private static final int TRIES_MAX = 5;
    private static final int RETRY_AFTER_MAX_SECONDS = 10;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final URI orders;
    private final String operatorToken;
    private final String cart;
    private final AtomicLong repeats = new AtomicLong();

    OrderCalls(URI orderService, String operatorToken, Object cart) {
        this.orders = URI.create(orderService + "/v1/orders");
        this.operatorToken = operatorToken;
        this.cart = JSON.writeValueAsString(cart);
    }

    /** An answer, reduced to what the generator needs. */
    sealed interface Answer {

        /** 2xx; {@code orderId} is empty where the answer names none. */
        record Accepted(String orderId) implements Answer {
        }

        /** Anything else, as {@code "429 TOO_MANY_ORDERS"}. */
        record Refused(String reason) implements Answer {
        }
    }

    CompletableFuture<Answer> place(BuyerSession buyer) {
        return send(orders, buyer.token(), cart);
    }

    CompletableFuture<Answer> ship(String orderId) {
        return send(URI.create(orders + "/" + orderId + "/shipments"), operatorToken,
                JSON.writeValueAsString(Map.of("carrier", "SF",
                        "tracking_no", "SF" + orderId.substring(orderId.length() - 12))));
    }

    CompletableFuture<Answer> confirmReceipt(String orderId, BuyerSession buyer) {
        return send(URI.create(orders + "/" + orderId + "/receipt"), buyer.token(), "");
    }

    /** Calls that came back under their idempotency key after a 503 with {@code Retry-After}. */
    long repeats() {
        return repeats.get();
    }

    private CompletableFuture<Answer> send(URI uri, String token, String body) {
        var request = HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return send(request.build(), 1)
                .thenApply(OrderCalls::understood)
                .exceptionally(failure -> new Answer.Refused(
                        rootOf(failure).getClass().getSimpleName()));
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest request, int attempt) {
        return client.sendAsync(request, BodyHandlers.ofString()).thenCompose(response -> {
            var pause = response.headers().firstValueAsLong("Retry-After");
            if (response.statusCode() != BUSY || pause.isEmpty() || attempt == TRIES_MAX) {
                return CompletableFuture.completedFuture(response);
            }
            repeats.incrementAndGet();
            return CompletableFuture.supplyAsync(() -> request, CompletableFuture.delayedExecutor(
                    Math.min(pause.getAsLong(), RETRY_AFTER_MAX_SECONDS), TimeUnit.SECONDS))
                    .thenCompose(again -> send(again, attempt + 1));
        });
    }

    private static Answer understood(HttpResponse<String> response) {
        var body = response.body().isBlank() || response.statusCode() == NOT_FOUND
                ? JSON.missingNode() : JSON.readTree(response.body());
        return response.statusCode() / 100 == 2
                ? new Answer.Accepted(body.path("order_id").asString(""))
                : new Answer.Refused((response.statusCode() + " "
                        + body.path("code").asString("")).strip());
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
