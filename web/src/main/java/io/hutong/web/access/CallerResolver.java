package io.hutong.web.access;

import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands the {@link Caller} to controllers. */
public final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return of(exchange).cast(Object.class);
    }

    public static Mono<Caller> of(ServerWebExchange exchange) {
        return exchange.getPrincipal().map(CallerResolver::of).defaultIfEmpty(Caller.ANYONE);
    }

    private static Caller of(Principal principal) {
        return principal instanceof JwtAuthenticationToken token
                ? of(token.getToken()) : Caller.ANYONE;
    }

    private static Caller of(Jwt token) {
        String words = Optional.ofNullable(token.getClaimAsString("scope")).orElse("");
        var scopes = Arrays.stream(words.split(" "))
                .map(Scope::ofWord).flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        String subject = Optional.ofNullable(token.getSubject()).orElse("");
        return new Caller(subject, scopes, token.getClaimAsString("merchant"),
                token.getClaimAsString(TokenIssuer.SEALED_OPENID));
    }
}
