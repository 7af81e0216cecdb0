package io.hutong.cluster.client;

import io.hutong.cluster.terminal.CommandFailed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP, one call at a time. */
public final class Http {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_LIMIT).build();

    /**
     * An answer; {@code body} is a missing node when it was not JSON.
     *
     * @param text the body as it came
     */
    public record Answer(int status, JsonNode body, String text, Map<String, String> headers) {

        public boolean ok() {
            return status / 100 == 2;
        }
    }

    public Answer get(URI uri, Map<String, String> headers) {
        return send(request(uri, headers).GET().build());
    }

    /** @param body anything that Jackson can write; an empty string sends no body */
    public Answer call(String method, URI uri, Map<String, String> headers, Object body) {
        boolean none = "".equals(body);
        var request = request(uri, headers).method(method, none
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!none) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    /** Whether the address answers 2xx now; never fails. */
    public boolean answers(URI uri) {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(PROBE_LIMIT).GET().build();
            return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The client itself, for streams. */
    HttpClient client() {
        return client;
    }

    private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach(
                    (name, values) -> headers.put(name, values.getFirst()));
            return new Answer(response.statusCode(), parsed(response.body()), response.body(),
                    headers);
        } catch (ConnectException e) {
            throw new Unreachable("nothing answers at " + request.uri().getAuthority()
                    + "; is the cluster up? ./hutong status", e);
        } catch (IOException e) {
            throw new Unreachable(request.method() + " " + request.uri() + " failed: "
                    + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
