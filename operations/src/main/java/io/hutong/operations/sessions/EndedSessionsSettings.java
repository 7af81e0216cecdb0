package io.hutong.operations.sessions;

import io.hutong.web.access.EndedSessions;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How ended sessions are heard of.
 *
 * @param knownWithin how long ago order-service may have said, by its database's clock, that it has
 *                    told all; no less than two heartbeats, and no more than a token's life
 */
@ConfigurationProperties("hutong.ended-sessions")
record EndedSessionsSettings(@DefaultValue("15s") Duration knownWithin) {

    private static final Duration LEAST = EndedSessions.TOLD_EVERY_MAX.multipliedBy(2);
    private static final Duration MOST = EndedSessions.TOKEN_LIFE_MAX;

    EndedSessionsSettings {
        if (knownWithin.compareTo(LEAST) < 0 || knownWithin.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("hutong.ended-sessions.known-within"
                    + " (HUTONG_ENDED_SESSIONS_KNOWN_WITHIN) is 10s to 5m, not " + knownWithin);
        }
    }
}
