package io.hutong.web.testing;

import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Calls every route below {@code /v1} of a running service as no client should: with a parameter
 * that it does not know, with one of its own twice, and with headers given twice.
 */
public final class StrictCalls {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String INTERFACES = "/v1/";
    private static final String PARAMETER = "INVALID_PARAMETER";
    private static final String HEADER = "INVALID_HEADER";
    private static final List<String> UNKNOWN =
            List.of("buyer=1", "=1", "nothing", "%E2%80%AE=1", "Limit=1", "limit%5B%5D=1");
    private static final List<String> HIDDEN = List.of("%00", "a%E2%80%AEb");
    private static final Map<String, String> TWICE = Map.of("Idempotency-Key", "another",
            "Content-Type", "application/json", "Last-Event-ID", "7", "traceparent", "00-x");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();
    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
    private final String token = TestTokens.shared().of(
            new Caller("everybody", Set.of(Scope.values()), "m-tea"));
    private final RequestMappingHandlerMapping routes;
    private final int port;
    private final List<String> taken = new ArrayList<>();
    private int calls;

    public StrictCalls(RequestMappingHandlerMapping routes, int port) {
        this.routes = routes;
        this.port = port;
    }

    /** What was not refused as it has to be. */
    public List<String> taken() {
        routes.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternsCondition().getPatterns().stream()
                        .map(Object::toString)
                        .filter(path -> path.startsWith(INTERFACES))
                        .forEach(path -> info.getMethodsCondition().getMethods()
                                .forEach(method -> tryAll(method.name(), asked(path), handler))));
        if (calls == 0) {
            taken.add("there is no route at all");
        }
        return List.copyOf(taken);
    }

    private static String asked(String pattern) {
        return pattern.replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1").replaceAll("\\{\\w+}", "x");
    }

    private void tryAll(String method, String path, HandlerMethod handler) {
        UNKNOWN.forEach(each -> expect(PARAMETER, method, path + "?" + each, Map.of()));
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                String name = nameOf(parameter);
                expect(PARAMETER, method, path + "?" + name + "=1&" + name + "=1", Map.of());
                HIDDEN.forEach(value -> expect(PARAMETER, method, path + "?" + name + "=" + value,
                        Map.of()));
            }
        }
        TWICE.forEach((name, value) -> expect(HEADER, method, path, Map.of(name, value)));
        expect(HEADER, method, path, Map.of("Authorization", "Bearer " + token));
    }

    private String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(names);
        String named = Objects.requireNonNull(
                parameter.getParameterAnnotation(RequestParam.class)).name();
        return named.isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : named;
    }

    private void expect(String code, String method, String path, Map<String, String> twice) {
        calls++;
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE).method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        twice.forEach(request::header);
        if (twice.containsKey("Last-Event-ID") || twice.containsKey("traceparent")) {
            twice.forEach(request::header);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 400 || !answer.body().contains("\"" + code + "\"")) {
                taken.add(method + " " + path + " " + twice.keySet() + ": "
                        + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
