package io.hutong.cluster.client;

import io.hutong.cluster.terminal.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events, one JSON document each. */
public final class EventStream implements AutoCloseable {

    private static final String DATA = "data:";
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Stream<String> lines;
    private final Iterator<String> iterator;

    private EventStream(Stream<String> lines) {
        this.lines = lines;
        this.iterator = lines.iterator();
    }

    static EventStream open(HttpClient client, URI uri, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream").GET();
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), BodyHandlers.ofLines());
            if (response.statusCode() != OK) {
                throw new CommandFailed("GET " + uri.getPath() + " answered "
                        + response.statusCode() + " where a stream was expected");
            }
            return new EventStream(response.body());
        } catch (IOException e) {
            throw new CommandFailed("GET " + uri + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    /** Waits for the next event; empty when the stream has ended. */
    public Optional<JsonNode> next() {
        var data = new StringBuilder();
        try {
            while (iterator.hasNext()) {
                var line = iterator.next();
                if (line.startsWith(DATA)) {
                    data.append(line.substring(DATA.length()).strip());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return Optional.of(JSON.readTree(data.toString()));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
