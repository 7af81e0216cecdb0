package io.hutong.order.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.hutong.http.EndedSessions;

/**
 * Looks for sessions that another instance has ended. This service asks its own database, which it
 * needs anyway, and so knows them even while Kafka is away.
 */
final class EndedSessionsLook {

    /** An end becomes visible when its transaction commits, and none is left open for longer. */
    private static final Duration LATE_AT_MOST = Duration.ofSeconds(90);

    private final Sessions sessions;
    private final EndedSessions ended;
    private final Clock clock;
    private Duration back = EndedSessions.BACK;

    EndedSessionsLook(Sessions sessions, EndedSessions ended, Clock clock) {
        this.sessions = sessions;
        this.ended = ended;
        this.clock = clock;
    }

    /** The first time as far back as a token lives. */
    void look() {
        Instant now = clock.instant();
        sessions.endedSince(now.minus(back)).forEach(ended::end);
        ended.complete(now);
        back = LATE_AT_MOST;
    }
}
