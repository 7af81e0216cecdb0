package io.hutong.http;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether this instance knows which sessions have ended. It is not ready before it does. What it
 * knows may grow old later; then it goes on, since a token lives for minutes, but says so.
 */
final class EndedSessionsHealth implements HealthIndicator {

    /** Sources tell once a second or more often; what is older has missed several times. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(5);

    private final EndedSessions sessions;

    EndedSessionsHealth(EndedSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Health health() {
        return sessions.behind().map(EndedSessionsHealth::of)
                .orElseGet(() -> Health.outOfService().withDetail("state", "LOADING").build());
    }

    private static Health of(Duration behind) {
        boolean fresh = behind.compareTo(KNOWN_WITHIN) <= 0;
        return Health.status(fresh ? Status.UP : Status.UNKNOWN)
                .withDetail("state", fresh ? "KNOWN" : "STALE")
                .withDetail("behind_seconds", behind.toSeconds()).build();
    }
}
