package io.hutong.web.validation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds controllers as usual, and checks a call of the interfaces against what the controller
 * declares. Links to pages are let be: whoever passes a link on appends parameters of their own.
 */
public final class StrictRoutes implements WebFluxRegistrations {

    private static final String INTERFACES = "/v1/";

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static final class Mapping extends RequestMappingHandlerMapping {

        private final Map<HandlerMethod, QueryParameters> declared = new ConcurrentHashMap<>();

        @Override
        protected void handleMatch(
                RequestMappingInfo info, HandlerMethod handler, ServerWebExchange exchange) {
            super.handleMatch(info, handler, exchange);
            String query = exchange.getRequest().getURI().getRawQuery();
            if (query != null && isInterface(exchange)) {
                declared.computeIfAbsent(handler, QueryParameters::of).check(query);
            }
        }

        /** By the route, since a path may be written in many ways. */
        private static boolean isInterface(ServerWebExchange exchange) {
            PathPattern route = exchange.getRequiredAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE);
            return route.getPatternString().startsWith(INTERFACES);
        }
    }
}
