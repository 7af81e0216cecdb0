package io.hutong.operations.sessions;

import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.SessionEnded;
import io.hutong.contracts.message.SessionEvent;
import io.hutong.contracts.message.SessionHeartbeat;
import io.hutong.messaging.tail.TailListener;
import io.hutong.web.access.EndedSessions;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what is heard of ended sessions. A heartbeat says what has been sent, on whichever
 * partition; it is believed when all partitions have been read as far as they went after it. Those
 * that come before that is so are of no use.
 */
final class SessionListener implements TailListener {

    private final EndedSessions sessions;
    private final InstantSource clock;
    private @Nullable Said said;
    private @Nullable Instant proven;

    SessionListener(EndedSessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    private record Said(Instant sentBefore, Instant heardAt) {
    }

    @Override
    public void heard(Message message) {
        if (message instanceof SessionEvent event) {
            switch (event) {
                case SessionEnded over -> sessions.end(over.sessionId());
                case SessionHeartbeat beat -> said(beat.allBefore(), clock.instant());
            }
        }
    }

    /** The sender's clock may be fast: what was heard now cannot be true of later. */
    private void said(Instant allBefore, Instant now) {
        if (said == null || said.heardAt().isAfter(now)) {
            said = new Said(allBefore.isAfter(now) ? now : allBefore, now);
        }
    }

    @Override
    public void complete(Instant asOf) {
        if (said != null && !said.heardAt().isAfter(asOf)) {
            prove(said.sentBefore(), asOf);
            said = null;
        }
        sessions.heard(asOf, proven);
    }

    /** An older heartbeat may come again; and this clock may have been set back. */
    private void prove(Instant sentBefore, Instant asOf) {
        if (proven == null || proven.isAfter(asOf) || sentBefore.isAfter(proven)) {
            proven = sentBefore;
        }
    }
}
