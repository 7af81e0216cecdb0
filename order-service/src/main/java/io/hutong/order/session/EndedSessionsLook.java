package io.hutong.order.session;

import io.hutong.web.access.EndedSessions;
import io.hutong.web.access.SessionSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks for sessions that another instance has ended. This service asks its own database, which it
 * needs anyway, and so knows them even while Kafka is away.
 */
final class EndedSessionsLook {

    /** Looks are four a second; what is older has missed many. */
    static final SessionSource SOURCE = new SessionSource(Duration.ofSeconds(5),
            "See that PostgreSQL answers: until then tokens are taken until they expire.",
            "See that PostgreSQL answers: until then tokens are taken until they expire.");

    /** An end becomes visible when its transaction commits, and none is left open for longer. */
    private static final Duration LATE_AT_MOST = Duration.ofSeconds(90);

    private final Sessions sessions;
    private final EndedSessions ended;
    private final InstantSource clock;
    private @Nullable Instant lookedAt;

    EndedSessionsLook(Sessions sessions, EndedSessions ended, InstantSource clock) {
        this.sessions = sessions;
        this.ended = ended;
        this.clock = clock;
    }

    /**
     * The first time as far back as a token lives, then from the look before on: an instance that
     * was stopped or cut off for minutes has missed what happened meanwhile.
     */
    void look() {
        Instant now = clock.instant();
        Instant since = lookedAt == null ? now.minus(EndedSessions.BACK)
                : lookedAt.minus(LATE_AT_MOST);
        sessions.endedSince(since).forEach(ended::end);
        ended.complete(now);
        lookedAt = now;
    }
}
