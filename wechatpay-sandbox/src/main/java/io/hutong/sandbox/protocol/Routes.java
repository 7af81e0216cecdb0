package io.hutong.sandbox.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operations, found by method and path. Templates look like {@code /v3/orders/{no}}. */
public final class Routes {

    private final Map<String, Route> exact = new HashMap<>();
    private final List<Route> templates = new ArrayList<>();

    /** Adds an operation that only a merchant with a valid signature may call. */
    public Routes signed(String method, String template, Endpoint endpoint) {
        return add(new Route(method, template, true, endpoint));
    }

    /** Adds an operation without API v3 signature: control plane, pages, mini-program APIs. */
    public Routes open(String method, String template, Endpoint endpoint) {
        return add(new Route(method, template, false, endpoint));
    }

    private Routes add(Route route) {
        if (route.template().contains("{")) {
            templates.add(route);
        } else {
            exact.put(route.key(), route);
        }
        return this;
    }

    /** The operation for a request line; a path that only other methods know is no match. */
    public Optional<Match> find(String method, String path) {
        Route direct = exact.get(method + " " + path);
        if (direct != null) {
            return Optional.of(new Match(direct, Map.of()));
        }
        String[] segments = path.split("/", -1);
        return templates.stream()
                .filter(route -> route.method().equals(method))
                .flatMap(route -> route.bind(segments).stream())
                .findFirst();
    }

    /** Whether another method would know {@code path}: then the answer is 405, not 404. */
    public boolean knowsPath(String path) {
        String[] segments = path.split("/", -1);
        return exact.values().stream().anyMatch(route -> route.template().equals(path))
                || templates.stream().anyMatch(route -> route.bind(segments).isPresent());
    }

    /** Every operation, in the order in which families added them. */
    public List<Route> all() {
        List<Route> routes = new ArrayList<>(exact.values());
        routes.addAll(templates);
        return routes;
    }

    /** Whether {@code "METHOD template"} names an operation exactly. */
    public boolean has(String key) {
        return all().stream().anyMatch(route -> route.key().equals(key));
    }

    /** A route with the path parameters of one request. */
    public record Match(Route route, Map<String, String> path) {
    }
}
