package io.hutong.web.problem;

import org.springframework.core.Ordered;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Turns every error, of a controller or before one was found, into problem details. */
public final class ProblemHandler implements WebExceptionHandler, Ordered {

    /** Before Boot's own handler, which stands at -1. */
    private static final int BEFORE_BOOT = -2;

    private final ProblemMapping mapping;

    public ProblemHandler(ProblemMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        if (error instanceof MethodNotAllowedException e) {
            exchange.getResponse().getHeaders().setAllow(e.getSupportedMethods());
        }
        return ProblemWriter.write(exchange, mapping.problemOf(error));
    }

    @Override
    public int getOrder() {
        return BEFORE_BOOT;
    }
}
