package io.hutong.order.session;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.decorators.Decorators;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks WeChat who has sent a login code. There is no retry: a code works once, so after a lost
 * answer only the mini-program can get another.
 */
final class WechatLogin {

    private static final Logger log = LoggerFactory.getLogger(WechatLogin.class);
    private static final int WINDOW = 50;
    private static final int CALLS_AT_LEAST = 10;
    private static final int FAILURE_PERCENT = 50;
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final SessionSettings settings;
    private final HttpClient client;
    private final Bulkhead bulkhead;
    private final CircuitBreakerRegistry breakers;
    private final CircuitBreaker breaker;

    WechatLogin(SessionSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        this.bulkhead = Bulkhead.of("wechat-login", BulkheadConfig.custom()
                .maxConcurrentCalls(settings.parallel()).maxWaitDuration(settings.timeout())
                .build());
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW).minimumNumberOfCalls(CALLS_AT_LEAST)
                .failureRateThreshold(FAILURE_PERCENT).waitDurationInOpenState(OPEN_FOR)
                .recordResult(Login.Unavailable.class::isInstance).build());
        this.breaker = breakers.circuitBreaker("wechat-login");
    }

    CircuitBreakerRegistry breakers() {
        return breakers;
    }

    Login open(String code) {
        try {
            Login login = Decorators.ofSupplier(() -> call(code))
                    .withCircuitBreaker(breaker).withBulkhead(bulkhead).decorate().get();
            if (login instanceof Login.Unavailable unavailable) {
                log.warn("WeChat does not open sessions: {}", unavailable.why());
            }
            return login;
        } catch (CallNotPermittedException | BulkheadFullException e) {
            return new Login.Unavailable("not asked: " + e.getMessage());
        }
    }

    private Login call(String code) {
        HttpRequest request = HttpRequest.newBuilder(uri(code)).timeout(settings.timeout()).build();
        try {
            HttpResponse<String> answer = client.send(
                    request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return LoginAnswer.read(answer.statusCode(), answer.body());
        } catch (IOException e) {
            // the message of some exceptions holds the address and with it the secret
            return new Login.Unavailable(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Login.Unavailable("interrupted");
        }
    }

    private URI uri(String code) {
        return URI.create(settings.wechatUrl() + "/sns/jscode2session?appid="
                + encoded(settings.appid()) + "&secret=" + encoded(settings.secret())
                + "&js_code=" + encoded(code) + "&grant_type=authorization_code");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
