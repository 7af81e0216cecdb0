package io.hutong.web.access;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether this instance knows which sessions have ended. It is not ready before it does. What it
 * knows may grow old later; then it goes on, since a token lives for minutes, but says so.
 */
public final class EndedSessionsHealth implements HealthIndicator {

    private static final String STATE = "state";
    private static final String BEHIND = "behind_seconds";

    private final EndedSessions sessions;

    public EndedSessionsHealth(EndedSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Health health() {
        return switch (sessions.knowledge()) {
            case SessionKnowledge.Loading _ ->
                    Health.outOfService().withDetail(STATE, "LOADING").build();
            case SessionKnowledge.Known known -> Health.up().withDetail(STATE, "KNOWN")
                    .withDetail(BEHIND, known.behind().toSeconds()).build();
            case SessionKnowledge.Stale stale -> stale(stale);
        };
    }

    private static Health stale(SessionKnowledge.Stale stale) {
        Health.Builder health = Health.unknown().withDetail(STATE, "STALE");
        if (stale.behind() != null) {
            health.withDetail(BEHIND, stale.behind().toSeconds());
        }
        return health.withDetail("advice", stale.advice()).build();
    }
}
