package io.hutong.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param uri     path and query, exactly as sent: they are part of what was signed
 * @param arrival whom the client meant
 * @param header  headers by name; the operator answers an empty text for those that are absent
 */
record Incoming(String method, String uri, Arrival arrival, UnaryOperator<String> header,
        byte[] body) {

    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

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

    @Nullable
    String headerOrNull(String name) {
        String value = header.apply(name);
        return value.isEmpty() ? null : value;
    }

    /**
     * Whether a browser sends this for a page of another origin, be it without saying which. A link
     * that somebody follows to us is nothing that a page does.
     */
    boolean isFromElsewhere() {
        String origin = header.apply("Origin");
        int authority = origin.indexOf("//") + 2;
        return origin.isEmpty() ? OTHER_SITES.contains(header.apply("Sec-Fetch-Site"))
                && !isFollowedLink()
                : !origin.substring(Math.min(authority, origin.length()))
                        .equalsIgnoreCase(arrival.authority());
    }

    private boolean isFollowedLink() {
        return "GET".equals(method) && "navigate".equals(header.apply("Sec-Fetch-Mode"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
