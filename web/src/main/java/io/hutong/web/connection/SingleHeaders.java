package io.hutong.web.connection;

import io.hutong.web.problem.Problem;
import io.hutong.web.problem.ProblemWriter;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests that give a header twice which can mean only one thing. Which of two keys or
 * tokens counts would be a guess, and a proxy before us may guess otherwise. Headers that are lists
 * (RFC 9110, section 5.3), such as {@code Accept} and {@code Forwarded}, may be repeated.
 */
public final class SingleHeaders implements WebFilter {

    public static final String CODE = "INVALID_HEADER";
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final List<String> SINGLE = List.of(
            HttpHeaders.AUTHORIZATION, IDEMPOTENCY_KEY, HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH, HttpHeaders.HOST, HttpHeaders.ORIGIN, "Last-Event-ID",
            HttpHeaders.CONTENT_RANGE, HttpHeaders.CONTENT_LOCATION, HttpHeaders.RANGE,
            HttpHeaders.IF_RANGE, HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.IF_UNMODIFIED_SINCE,
            HttpHeaders.REFERER, HttpHeaders.USER_AGENT, HttpHeaders.FROM, HttpHeaders.DATE,
            HttpHeaders.MAX_FORWARDS, HttpHeaders.PROXY_AUTHORIZATION,
            HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "traceparent", "trace-id",
            "Wechatpay-Signature", "Wechatpay-Serial", "Wechatpay-Timestamp", "Wechatpay-Nonce",
            "Wechatpay-Signature-Type");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Optional<String> repeated = repeated(exchange.getRequest().getHeaders());
        return repeated.isEmpty() ? chain.filter(exchange)
                : ProblemWriter.write(exchange, Problem.of(HttpStatus.BAD_REQUEST, CODE,
                        "The header " + repeated.get() + " is given more than once."));
    }

    static Optional<String> repeated(HttpHeaders headers) {
        for (String name : SINGLE) {
            List<String> values = headers.get(name);
            if (values != null && values.size() > 1) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
