package io.hutong.payment.wechatpay;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where calls to the channel are limited, in this order: room among the concurrent
 * calls, a closed circuit, a turn within the quota, the call, and for calls that change nothing
 * one repeat. What is refused here was certainly not sent.
 */
final class ChannelGuard {

    private static final int TRIAL_CALLS = 5;
    private static final int READ_ATTEMPTS = 2;

    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final @Nullable RateLimiter quota;

    /** @param name of its bulkhead and circuit in metrics; each name has a circuit of its own */
    ChannelGuard(String name, WechatPaySettings settings, MeterRegistry meters) {
        BulkheadRegistry bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(settings.maxConcurrentCalls())
                .maxWaitDuration(settings.callTimeout()).build());
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(breaker(settings.breaker()));
        bulkhead = bulkheads.bulkhead(name);
        breaker = breakers.circuitBreaker(name);
        quota = quota(name, settings);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    /** For calls that may move money: never repeated here. */
    <T> ChannelAnswer<T> once(Supplier<ChannelAnswer<T>> call) {
        if (!bulkhead.tryAcquirePermission()) {
            return new NotSent<>("too many calls at once");
        }
        try {
            return withinCircuit(call);
        } finally {
            bulkhead.onComplete();
        }
    }

    /** For calls that only read. */
    <T> ChannelAnswer<T> read(Supplier<ChannelAnswer<T>> call) {
        ChannelAnswer<T> answer = once(call);
        for (int i = 1; i < READ_ATTEMPTS && answer instanceof Ambiguous<T>; i++) {
            answer = once(call);
        }
        return answer;
    }

    private <T> ChannelAnswer<T> withinCircuit(Supplier<ChannelAnswer<T>> call) {
        if (!breaker.tryAcquirePermission()) {
            return new NotSent<>("the channel fails, circuit open");
        }
        if (quota != null && !quota.acquirePermission()) {
            breaker.releasePermission();
            return new NotSent<>("no room within the channel's quota");
        }
        return counted(call);
    }

    private <T> ChannelAnswer<T> counted(Supplier<ChannelAnswer<T>> call) {
        long start = System.nanoTime();
        ChannelAnswer<T> answer = call.get();
        long took = System.nanoTime() - start;
        switch (answer) {
            case Ambiguous<T> failed -> breaker.onError(took, TimeUnit.NANOSECONDS,
                    new IllegalStateException(failed.cause()));
            case NotSent<T> failed -> breaker.onError(took, TimeUnit.NANOSECONDS,
                    new IllegalStateException(failed.cause()));
            case ChannelAnswer.Answered<T> good ->
                    breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            case ChannelAnswer.Refused<T> good ->
                    breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    private static CircuitBreakerConfig breaker(WechatPaySettings.Breaker settings) {
        return CircuitBreakerConfig.custom()
                .failureRateThreshold(settings.failurePercent())
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.window())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .build();
    }

    private static @Nullable RateLimiter quota(String name, WechatPaySettings settings) {
        Integer perSecond = settings.callsPerSecond();
        if (perSecond == null) {
            return null;
        }
        // One turn at a time: a quota that is not a round number is kept exactly, too.
        return RateLimiter.of(name, RateLimiterConfig.custom()
                .limitRefreshPeriod(Duration.ofSeconds(1).dividedBy(perSecond))
                .limitForPeriod(1).timeoutDuration(settings.quotaWait()).build());
    }
}
