package io.hutong.sandbox.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One operation.
 *
 * @param template path with {@code {parameters}}
 * @param signed   whether API v3 request and response signatures apply
 */
public record Route(String method, String template, boolean signed, Endpoint endpoint) {

    /** {@code "METHOD template"}: names the operation in rules and faults. */
    public String key() {
        return method + " " + template;
    }

    Optional<Routes.Match> bind(String[] segments) {
        String[] parts = template.split("/", -1);
        if (parts.length != segments.length) {
            return Optional.empty();
        }
        Map<String, String> path = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                String name = parts[i].substring(1, parts[i].length() - 1);
                path.put(name, decode(segments[i]));
            } else if (!parts[i].equals(segments[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Routes.Match(this, path));
    }

    /** Percent-decoding of one path segment; a plus sign stays a plus sign. */
    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
