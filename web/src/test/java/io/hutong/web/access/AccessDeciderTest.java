package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** What a route says of its callers decides; the most specific one where several match. */
class AccessDeciderTest {

    private final AccessDecider decider = new AccessDecider(rules(
            rule(HttpMethod.GET, "/v1/products/**"),
            rule(HttpMethod.POST, "/v1/products/*", Scope.MERCHANT, Scope.OPERATOR),
            rule(HttpMethod.POST, "/v1/**", Scope.BUYER)), "/open/**");

    private static AccessRules rules(AccessRules.Rule... rules) {
        return new AccessRules(List.of(rules));
    }

    private static AccessRules.Rule rule(HttpMethod method, String pattern, Scope... scopes) {
        return new AccessRules.Rule(
                method, PathPatternParser.defaultInstance.parse(pattern), Set.of(scopes));
    }

    @Test
    void whatNoRouteServesMayBeOpenAllTheSame() {
        assertThat(grants(HttpMethod.GET, "/open/a", null)).isTrue();
        assertThat(grants(HttpMethod.POST, "/open/a", null)).isFalse();
    }

    @Test
    void openRouteIsForAnyone() {
        assertThat(grants(HttpMethod.GET, "/v1/products", null)).isTrue();
        assertThat(grants(HttpMethod.GET, "/v1/products/a/b", null)).isTrue();
    }

    @Test
    void oneOfTheScopesIsEnough() {
        assertThat(grants(HttpMethod.POST, "/v1/products/a", Scope.MERCHANT)).isTrue();
        assertThat(grants(HttpMethod.POST, "/v1/products/a", Scope.OPERATOR)).isTrue();
    }

    @Test
    void firstRuleDecidesThoughALaterOneWouldLetIn() {
        assertThat(grants(HttpMethod.POST, "/v1/products/a", Scope.BUYER)).isFalse();
        assertThat(grants(HttpMethod.POST, "/v1/products/a/b", Scope.BUYER)).isTrue();
    }

    @Test
    void whoMayNotReadMayNotAskForTheHeadEither() {
        AccessDecider reading = new AccessDecider(
                rules(rule(HttpMethod.GET, "/v1/payments/*", Scope.OPERATOR)));

        assertThat(decided(reading, HttpMethod.HEAD, "/v1/payments/a", Scope.BUYER)).isFalse();
        assertThat(decided(reading, HttpMethod.HEAD, "/v1/payments/a", Scope.OPERATOR)).isTrue();
        assertThat(grants(HttpMethod.HEAD, "/v1/products/a", null)).isTrue();
    }

    private static boolean decided(
            AccessDecider decider, HttpMethod method, String path, Scope scope) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.method(method, path));
        return Objects.requireNonNull(decider.authorize(Mono.just(caller(scope)),
                new AuthorizationContext(exchange)).block()).isGranted();
    }

    @Test
    void nobodyIsLetInWithoutAToken() {
        assertThat(grants(HttpMethod.POST, "/v1/products/a", null)).isFalse();
        assertThat(grants(HttpMethod.DELETE, "/v1/products/a", null)).isFalse();
    }

    @Test
    void pathWithoutARuleNeedsAnyScope() {
        assertThat(grants(HttpMethod.DELETE, "/v1/products/a", Scope.BUYER)).isTrue();
    }

    @Test
    void callerWhoIsNotAuthenticatedHasNoScope() {
        var caller = caller(Scope.BUYER);
        caller.setAuthenticated(false);

        assertThat(decided(HttpMethod.POST, "/v1/orders", Mono.just(caller))).isFalse();
    }

    private boolean grants(HttpMethod method, String path, @Nullable Scope scope) {
        return decided(method, path, scope == null ? Mono.empty() : Mono.just(caller(scope)));
    }

    private boolean decided(HttpMethod method, String path, Mono<Authentication> caller) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.method(method, path));
        return Objects.requireNonNull(decider.authorize(
                caller, new AuthorizationContext(exchange)).block()).isGranted();
    }

    private static Authentication caller(Scope scope) {
        return new TestingAuthenticationToken("somebody", "", scope.authority());
    }
}
