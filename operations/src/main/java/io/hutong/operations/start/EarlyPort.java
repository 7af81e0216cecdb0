package io.hutong.operations.start;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers on a port of the service until the service itself does: it lives, it is not ready, and
 * this is what it waits for. That nobody else has the port is known at once, too.
 */
final class EarlyPort implements AutoCloseable {

    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String READINESS = "/actuator/health/readiness";
    private static final String HEALTH = "/actuator/health";
    private static final String NOT_YET = """
            {"title":"Service Unavailable","status":503,"code":"UNAVAILABLE",\
            "detail":"The service is starting; repeat the request in a moment."}""";

    private final DisposableServer server;
    private final Supplier<Map<String, String>> states;

    /**
     * @param states a word for each server that is waited for, empty when it answers
     * @throws reactor.netty.ChannelBindException when the port is taken
     */
    EarlyPort(InetSocketAddress address, Supplier<Map<String, String>> states) {
        this.states = states;
        this.server = HttpServer.create().bindAddress(() -> address).handle(this::answer)
                .bindNow();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        // the service itself is to get the next request
        response.keepAlive(false);
        return switch (request.fullPath()) {
            case LIVENESS -> send(response, HttpResponseStatus.OK, "application/json",
                    "{\"status\":\"UP\"}");
            case READINESS -> send(response, HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "application/json", "{\"status\":\"OUT_OF_SERVICE\"}");
            case HEALTH -> send(response, HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "application/json", health());
            default -> send(response.header(HttpHeaderNames.RETRY_AFTER, "1"),
                    HttpResponseStatus.SERVICE_UNAVAILABLE, "application/problem+json", NOT_YET);
        };
    }

    private static Mono<Void> send(HttpServerResponse response, HttpResponseStatus status,
            String type, String body) {
        return response.status(status).header(HttpHeaderNames.CONTENT_TYPE, type)
                .sendString(Mono.just(body)).then();
    }

    /** In the form of Actuator; the words are ours and need no escaping. */
    private String health() {
        return "{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"DOWN\",\"components\":{"
                + states.get().entrySet().stream().map(EarlyPort::component)
                        .collect(Collectors.joining(","))
                + ","
                + component(Map.entry("relay", "not started")) + "}}";
    }

    private static String component(Map.Entry<String, @Nullable String> server) {
        String state = server.getValue();
        return "\"" + server.getKey() + "\":" + (state == null || state.isEmpty()
                ? "{\"status\":\"UP\"}"
                : "{\"details\":{\"state\":\"" + state + "\"},\"status\":\"DOWN\"}");
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
