package io.hutong.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param uri    path and query, exactly as sent: they are part of what was signed
 * @param header headers by name; the operator answers an empty text for those that are absent
 */
record Incoming(String method, String uri, UnaryOperator<String> header, byte[] body) {

    String path() {
        int mark = uri.indexOf('?');
        return mark < 0 ? uri : uri.substring(0, mark);
    }

    /** The body as text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Decoded query parameters; empty when the query cannot be decoded. */
    Optional<Map<String, String>> query() {
        int mark = uri.indexOf('?');
        Map<String, String> query = new HashMap<>();
        if (mark < 0 || mark == uri.length() - 1) {
            return Optional.of(query);
        }
        try {
            for (String pair : uri.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
            return Optional.of(query);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Nullable String headerOrNull(String name) {
        String value = header.apply(name);
        return value.isEmpty() ? null : value;
    }

    /** Whether a browser sends this for a page of another origin. */
    boolean isFromElsewhere() {
        String origin = header.apply("Origin");
        int authority = origin.indexOf("//") + 2;
        return !origin.isEmpty() && !origin.substring(Math.min(authority, origin.length()))
                .equalsIgnoreCase(header.apply("Host"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
