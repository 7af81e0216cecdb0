package io.hutong.web.access;

import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the token out of {@code Authorization: Bearer}. One that was verified a moment ago has been
 * looked at letter by letter then; only others go through the framework's pattern again, which
 * also says what is wrong with them.
 */
final class BearerTokens implements ServerAuthenticationConverter {

    private static final String SCHEME = "Bearer ";

    private final Predicate<String> known;
    private final ServerAuthenticationConverter others =
            new ServerBearerTokenAuthenticationConverter();

    BearerTokens(Predicate<String> known) {
        this.known = known;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(SCHEME)) {
            String token = header.substring(SCHEME.length());
            if (known.test(token)) {
                return Mono.just(new BearerTokenAuthenticationToken(token));
            }
        }
        return others.convert(exchange);
    }
}
