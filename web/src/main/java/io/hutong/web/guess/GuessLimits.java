package io.hutong.web.guess;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.List;

/**
 * Counts calls by address and by caller, refused ones besides. Many people may share an address,
 * so it may make more calls than a person; but few of what an honest one sends is refused.
 */
final class GuessLimits {

    private final GuessSettings settings;
    private final Cache<Key, Counts> counts;

    GuessLimits(GuessSettings settings) {
        this.settings = settings;
        this.counts = Caffeine.newBuilder().maximumSize(settings.remembered())
                .expireAfterAccess(settings.window().multipliedBy(2)).build();
    }

    /** Whose calls are counted: an address or a caller. */
    sealed interface Who {

        record Address(String text) implements Who {
        }

        record Person(String subject) implements Who {
        }
    }

    private record Key(String kind, Who who) {
    }

    private record Counts(AtomicRateLimiter calls, AtomicRateLimiter failures) {

        boolean failedTooOften() {
            return failures.getDetailedMetrics().getAvailablePermissions() < 1;
        }
    }

    /** Zero when the call may be made, which counts it; otherwise how long to wait. */
    Duration ask(String kind, List<Who> callers) {
        for (Who who : callers) {
            Counts each = countsOf(kind, who);
            if (each.failedTooOften()) {
                return waitFor(each.failures);
            }
            if (!each.calls.acquirePermission(1)) {
                return waitFor(each.calls);
            }
        }
        return Duration.ZERO;
    }

    /** The call was refused: it may have been a guess. */
    void failed(String kind, List<Who> callers) {
        callers.forEach(who -> countsOf(kind, who).failures.acquirePermission(1));
    }

    private Counts countsOf(String kind, Who who) {
        return counts.get(new Key(kind, who), key -> new Counts(
                limiter(key.kind, switch (key.who) {
                    case Who.Address _ -> settings.perAddress();
                    case Who.Person _ -> settings.perCaller();
                }), limiter(key.kind, settings.failed())));
    }

    /** Who comes too often is told at once; nobody waits in here. */
    private AtomicRateLimiter limiter(String kind, int limit) {
        return new AtomicRateLimiter(kind, RateLimiterConfig.custom()
                .limitRefreshPeriod(settings.window()).limitForPeriod(limit)
                .timeoutDuration(Duration.ZERO).build());
    }

    private static Duration waitFor(AtomicRateLimiter limiter) {
        return Duration.ofNanos(Math.max(1, limiter.getDetailedMetrics().getNanosToWait()));
    }
}
