package io.hutong.operations.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.SessionEnded;
import io.hutong.contracts.message.SessionHeartbeat;
import io.hutong.web.access.EndedSessions;
import io.hutong.web.access.SessionSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What a heartbeat proves, and from when on. */
class SessionListenerTest {

    private static final Instant START = Instant.parse("2026-11-11T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration JUST_MORE = LIMIT.plusMillis(1);

    private final TestClock clock = new TestClock();
    private final EndedSessions sessions =
            new EndedSessions(clock, new SessionSource(LIMIT, "silent", "unread"));
    private final SessionListener listener = new SessionListener(sessions, clock);

    private static final class TestClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }

    @Test
    void heartbeatIsBelievedOnlyWhenAllPartitionsWereReadBehindIt() {
        readAll();
        listener.heard(new SessionHeartbeat(START));
        assertThat(sessions.areKnown()).isFalse();

        readAll();
        assertThat(sessions.areKnown()).isTrue();
    }

    @Test
    void whatWasAskedBeforeTheHeartbeatProvesNothingOfIt() {
        Instant asked = clock.now;
        clock.now = asked.plusMillis(1);
        listener.heard(new SessionHeartbeat(asked));
        listener.complete(asked);
        assertThat(sessions.areKnown()).isFalse();

        readAll();
        assertThat(sessions.areKnown()).isTrue();
    }

    @Test
    void quietTopicIsStaleWithoutHeartbeatsAndKnownAgainWithTheNext() {
        listener.heard(new SessionHeartbeat(START));
        readAll();
        clock.now = START.plus(LIMIT);
        readAll();
        assertThat(sessions.areKnown()).isTrue();

        clock.now = START.plus(JUST_MORE);
        readAll();
        assertThat(sessions.areKnown()).isFalse();

        listener.heard(new SessionHeartbeat(clock.now));
        readAll();
        assertThat(sessions.areKnown()).isTrue();
    }

    @Test
    void endsOfSessionsAloneProveNothingOfTheOtherPartitions() {
        listener.heard(new SessionEnded("s-1", START));
        readAll();

        assertThat(sessions.hasEnded("s-1")).isTrue();
        assertThat(sessions.areKnown()).isFalse();
    }

    @Test
    void heartbeatThatWaitedWithTheEndsIsAsOldAsWhatItSays() {
        clock.now = START.plus(JUST_MORE);
        listener.heard(new SessionHeartbeat(START));
        readAll();

        assertThat(sessions.areKnown()).isFalse();
    }

    @Test
    void olderHeartbeatThatComesAgainTakesNothingBack() {
        clock.now = START.plus(LIMIT);
        listener.heard(new SessionHeartbeat(clock.now));
        readAll();
        listener.heard(new SessionHeartbeat(START.minus(LIMIT)));
        readAll();

        assertThat(sessions.areKnown()).isTrue();
    }

    @Test
    void fastClockOfTheSenderProvesNothingBeyondTheMomentOfHearing() {
        listener.heard(new SessionHeartbeat(START.plus(Duration.ofHours(1))));
        readAll();
        assertThat(sessions.areKnown()).isTrue();

        clock.now = START.plus(JUST_MORE);
        readAll();
        assertThat(sessions.areKnown()).isFalse();
    }

    @Test
    void clockThatWasSetBackIsOvercomeByTheNextHeartbeat() {
        clock.now = START.plus(Duration.ofHours(1));
        listener.heard(new SessionHeartbeat(clock.now));
        readAll();
        clock.now = START;
        readAll();
        assertThat(sessions.areKnown()).isFalse();

        listener.heard(new SessionHeartbeat(START));
        readAll();
        assertThat(sessions.areKnown()).isTrue();
    }

    private void readAll() {
        listener.complete(clock.now);
    }
}
