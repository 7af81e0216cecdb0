package io.hutong.sandbox.rules;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a notify_url may look like: absolute, without a query string; https, or, where the rules
 * allow it, http to a loopback or container-network host.
 *
 * @param httpsOnly whether http is refused
 */
public record UrlRule(boolean httpsOnly) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** What is wrong with {@code url}, if anything is. */
    Optional<String> problem(String url) {
        URI uri = parse(url);
        if (uri == null || uri.getHost() == null || uri.getScheme() == null
                || !SCHEMES.contains(uri.getScheme())) {
            return Optional.of("it must be an absolute http(s) URL");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("it must not have a query string");
        }
        if (httpsOnly && !"https".equals(uri.getScheme())) {
            return Optional.of("it must be https");
        }
        return Optional.empty();
    }

    private static @Nullable URI parse(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
