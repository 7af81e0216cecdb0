package io.hutong.web.access;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Who may call what, as the routes themselves say by {@link CallableBy} and
 * {@link CallableByAnyone}. Paths that no route serves need a valid token with any of the scopes,
 * so that a wrong path answers 404 to those who may call at all.
 *
 * @param rules the most specific pattern first, as calls are routed
 */
public record AccessRules(List<Rule> rules) {

    public AccessRules {
        rules = List.copyOf(rules);
    }

    /**
     * What the routes say.
     *
     * @throws IllegalStateException when a route does not say who may call it, so that a service
     *                               with such a route does not start
     */
    public static AccessRules of(Map<RequestMappingInfo, HandlerMethod> routes) {
        return new AccessRules(routes.entrySet().stream()
                .flatMap(route -> rulesOf(route.getKey(), route.getValue()))
                .sorted(Comparator.comparing(Rule::pattern)).toList());
    }

    private static Stream<Rule> rulesOf(RequestMappingInfo info, HandlerMethod route) {
        Set<Scope> scopes = scopesOf(route);
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        if (methods.isEmpty()) {
            throw new IllegalStateException(route + " does not say by which method it is called");
        }
        return info.getPatternsCondition().getPatterns().stream().flatMap(pattern -> methods
                .stream().map(method -> new Rule(method.asHttpMethod(), pattern, scopes)));
    }

    /**
     * Of one route; empty where anyone may call it.
     *
     * @throws IllegalStateException when it does not say, or says two things
     */
    public static Set<Scope> scopesOf(HandlerMethod route) {
        CallableBy by = route.getMethodAnnotation(CallableBy.class);
        boolean isOpen = route.hasMethodAnnotation(CallableByAnyone.class);
        if (isOpen == (by != null) || by != null && by.value().length == 0) {
            throw new IllegalStateException(route + " does not say who may call it: annotate it"
                    + " with @CallableBy and scopes, or with @CallableByAnyone");
        }
        return by == null ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(List.of(by.value())));
    }

    /** @param scopes empty for open routes */
    public record Rule(HttpMethod method, PathPattern pattern, Set<Scope> scopes) {

        public boolean isOpen() {
            return scopes.isEmpty();
        }
    }
}
