package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.web.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.security.oauth2.jwt.Jwt;

/** Tokens of ended sessions are refused, and health says what is not known. */
class EndedSessionsTest {

    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");

    private static final SessionSource SOURCE =
            new SessionSource(Duration.ofSeconds(15), "Start it.", "Connect it.");

    private final EndedSessions sessions =
            new EndedSessions(Clock.fixed(NOW, ZoneOffset.UTC), SOURCE);
    private final EndedSessionsHealth health = new EndedSessionsHealth(sessions);

    @Test
    void tokenOfAnEndedSessionIsRefusedAndNoOther() {
        sessions.complete(NOW);
        sessions.end("s-1");

        assertThat(sessions.validate(token("s-1")).hasErrors()).isTrue();
        assertThat(sessions.validate(token("s-2")).hasErrors()).isFalse();
        assertThat(sessions.validate(token(null)).hasErrors()).isFalse();
    }

    @Test
    void beforeAnythingIsKnownTheCallIsToBeRepeated() {
        assertThatThrownBy(() -> sessions.validate(token("s-1")))
                .isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.problem().status()).isEqualTo(503));
        assertThat(sessions.validate(token(null)).hasErrors()).isFalse();
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void instanceIsReadyOnceItKnows() {
        sessions.complete(NOW);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whileTheSourceIsAwayTokensAreTakenAndHealthSaysSo() {
        sessions.end("s-1");
        sessions.complete(NOW.minus(Duration.ofMinutes(1)));

        assertThat(sessions.validate(token("s-1")).hasErrors()).isTrue();
        assertThat(sessions.validate(token("s-2")).hasErrors()).isFalse();
        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(health.health().getDetails()).containsEntry("state", "STALE")
                .containsEntry("behind_seconds", 60L).containsEntry("advice", "Connect it.");
    }

    @Test
    void sourceThatIsHeardAndTellsNothingIsStaleAndTheInstanceGoesOn() {
        sessions.heard(NOW, null);

        assertThat(sessions.validate(token("s-1")).hasErrors()).isFalse();
        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(health.health().getDetails()).containsEntry("state", "STALE")
                .containsEntry("advice", "Start it.").doesNotContainKey("behind_seconds");
    }

    private static Jwt token(@Nullable String session) {
        var token = Jwt.withTokenValue("t").header("alg", "RS256").subject("b-1");
        return (session == null ? token : token.claim(TokenIssuer.SESSION, session)).build();
    }
}
