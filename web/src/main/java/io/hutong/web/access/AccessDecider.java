package io.hutong.web.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Decides by the first of the {@link AccessRules} that matches, in one loop: the framework's own
 * list of matchers runs a chain of publishers for each rule that it passes, and writes two texts
 * for a debug log that nobody reads.
 */
public final class AccessDecider implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final AuthorizationResult GRANTED = new AuthorizationDecision(true);
    private static final AuthorizationResult DENIED = new AuthorizationDecision(false);

    private final List<Route> routes;
    private final Set<String> anyScope = Stream.of(Scope.values())
            .map(Scope::authority).collect(Collectors.toUnmodifiableSet());

    /** @param open what anyone may read although no controller serves it */
    AccessDecider(AccessRules access, String... open) {
        Stream<Route> everywhere = Stream.of(open).map(pattern -> new Route(HttpMethod.GET,
                PathPatternParser.defaultInstance.parse(pattern), Set.of()));
        this.routes = Stream.concat(everywhere, access.rules().stream().map(Route::of)).toList();
    }

    /** @param authorities one of them is needed; none are, when it is empty */
    private record Route(HttpMethod method, PathPattern pattern, Set<String> authorities) {

        static Route of(AccessRules.Rule rule) {
            return new Route(rule.method(), rule.pattern(), rule.scopes().stream()
                    .map(Scope::authority).collect(Collectors.toUnmodifiableSet()));
        }

        boolean matches(HttpMethod asked, PathContainer path) {
            return method.equals(asked) && pattern.matches(path);
        }
    }

    @Override
    public Mono<AuthorizationResult> authorize(
            Mono<Authentication> caller, AuthorizationContext context) {
        Set<String> wanted = authoritiesFor(context.getExchange().getRequest());
        return wanted.isEmpty() ? Mono.just(GRANTED)
                : caller.map(who -> hasAny(who, wanted)).defaultIfEmpty(DENIED);
    }

    /** Paths without a rule need any of the scopes. */
    private Set<String> authoritiesFor(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        HttpMethod method = askedAs(request.getMethod());
        for (Route route : routes) {
            if (route.matches(method, path)) {
                return route.authorities();
            }
        }
        return anyScope;
    }

    /** Whoever answers GET answers HEAD by the same method: what it tells is told by its status. */
    public static HttpMethod askedAs(HttpMethod method) {
        return method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    }

    private static AuthorizationResult hasAny(Authentication who, Set<String> wanted) {
        return who.isAuthenticated() && who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority).anyMatch(name -> isOneOf(wanted, name))
                        ? GRANTED : DENIED;
    }

    private static boolean isOneOf(Set<String> wanted, @Nullable String name) {
        return name != null && wanted.contains(name);
    }
}
