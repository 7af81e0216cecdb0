package io.hutong.web.guess;

import io.hutong.web.problem.Problem;
import io.hutong.web.problem.ProblemWriter;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers 429 to whoever makes the calls of {@link GuessedRoutes} too often. */
final class GuessFilter implements WebFilter {

    static final String CODE = "TOO_MANY_REQUESTS";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final GuessedRoutes routes;
    private final GuessLimits limits;
    private final CallerAddress addresses;

    GuessFilter(GuessedRoutes routes, GuessLimits limits, CallerAddress addresses) {
        this.routes = routes;
        this.limits = limits;
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Optional<String> kind = routes.kindOf(
                request.getMethod(), request.getPath().pathWithinApplication());
        return kind.isEmpty() ? chain.filter(exchange)
                : exchange.getPrincipal().map(Optional::of).defaultIfEmpty(Optional.empty())
                        .flatMap(caller -> limited(
                                exchange, chain, kind.get(), callers(request, caller)));
    }

    private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain, String kind,
            List<GuessLimits.Who> callers) {
        Duration wait = limits.ask(kind, callers);
        if (!wait.isZero()) {
            return refuse(exchange, wait);
        }
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            if (status != null && status.is4xxClientError()) {
                limits.failed(kind, callers);
            }
        }));
        return chain.filter(exchange);
    }

    private List<GuessLimits.Who> callers(
            ServerHttpRequest request, Optional<Principal> caller) {
        var address = new GuessLimits.Who.Address(addresses.of(
                request.getRemoteAddress(), request.getHeaders().get(FORWARDED_FOR)));
        return caller.<List<GuessLimits.Who>>map(somebody -> List.of(address,
                new GuessLimits.Who.Person(somebody.getName())))
                .orElseGet(() -> List.of(address));
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, Duration wait) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER,
                Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()));
        return ProblemWriter.write(exchange, Problem.of(HttpStatus.TOO_MANY_REQUESTS, CODE,
                "Too many of these calls; try again in a while."));
    }
}
