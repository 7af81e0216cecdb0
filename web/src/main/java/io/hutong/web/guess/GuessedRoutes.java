package io.hutong.web.guess;

import io.hutong.web.access.AccessDecider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Calls by which somebody could try out codes and tokens, and whose number is limited therefore. A
 * service that has such declares one bean of it:
 *
 * <pre>{@code new GuessedRoutes().limit("gifts", GET, "/v1/gifts/*")}</pre>
 */
public final class GuessedRoutes {

    private final List<Route> routes = new ArrayList<>();

    private record Route(String kind, HttpMethod method, PathPattern pattern) {
    }

    /** @param kind counts its calls for itself; routes of one kind share their counts */
    public GuessedRoutes limit(String kind, HttpMethod method, String... patterns) {
        for (String pattern : patterns) {
            routes.add(new Route(kind, method, PathPatternParser.defaultInstance.parse(pattern)));
        }
        return this;
    }

    /** Whether the number of these calls is limited. */
    public boolean isLimited(HttpMethod method, String path) {
        return kindOf(method, PathContainer.parsePath(path)).isPresent();
    }

    /** The kind of a call that is limited; empty for any other. */
    Optional<String> kindOf(HttpMethod method, PathContainer path) {
        HttpMethod asked = AccessDecider.askedAs(method);
        for (Route route : routes) {
            if (route.method.equals(asked) && route.pattern.matches(path)) {
                return Optional.of(route.kind);
            }
        }
        return Optional.empty();
    }
}
