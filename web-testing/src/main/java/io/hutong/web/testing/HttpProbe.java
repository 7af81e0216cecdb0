package io.hutong.web.testing;

import io.hutong.web.format.HttpJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A plain HTTP client that shows exactly what a service answered. */
public final class HttpProbe {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    private final URI base;

    public HttpProbe(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return HttpJson.mapper().readTree(body);
        }

        /** The code of a problem, or empty. */
        public String code() {
            return contentType().startsWith("application/problem+json")
                    ? json().path("code").asString("") : "";
        }

        public String contentType() {
            return header("content-type");
        }

        /** @param name in lower case */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public Answer get(String path, @Nullable String token) {
        return send("GET", path, token, Map.of(), new byte[0]);
    }

    public Answer put(String path, @Nullable String token, String json) {
        return send("PUT", path, token, Map.of("Content-Type", "application/json"), bytes(json));
    }

    /** With a new {@code Idempotency-Key}. */
    public Answer post(String path, @Nullable String token, String json) {
        return post(path, token, json, UUID.randomUUID().toString());
    }

    public Answer post(String path, @Nullable String token, String json, String key) {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json", "Idempotency-Key", key);
        return send("POST", path, token, headers, bytes(json));
    }

    /** Sends a row of the table of bad inputs. */
    public Answer send(String method, String path, BadInput input, String validToken) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        if (input.contentType() != null) {
            headers.put("Content-Type", input.contentType());
        }
        TestTokens tokens = TestTokens.shared();
        String token = switch (input.bearer()) {
            case VALID -> validToken;
            case NONE -> null;
            case FOREIGN -> tokens.foreign();
            case EXPIRED -> tokens.expired();
            case OTHER_ISSUER -> tokens.ofOtherIssuer();
            case OTHER_AUDIENCE -> tokens.forOtherAudience();
            case GARBAGE -> "not.a.token";
        };
        return send(method, path, token, headers, input.body());
    }

    public Answer send(
            String method, String path, @Nullable String token, Map<String, String> headers,
            byte[] body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE)
                .method(method, body.length == 0
                        ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> answered = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> answered
                    .put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            return new Answer(response.statusCode(), answered, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + method + " " + path, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
