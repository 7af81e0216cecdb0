package io.hutong.order.session;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.hutong.http.TokenIssuer;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses tokens of ended sessions: at once where the session was ended, with the next look on the
 * other instances of this service. The other services learn nothing of it; there a token is good
 * until it expires, which is why tokens are short-lived and sessions are renewed.
 */
final class EndedSessions implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult ENDED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error("session_ended", "the session has ended", null));

    private final Sessions sessions;
    private final Clock clock;
    private final Duration tokenLife;
    private volatile Set<String> ended = Set.of();

    /** @param tokenLife after it a session that has ended need not be remembered */
    EndedSessions(Sessions sessions, Clock clock, Duration tokenLife) {
        this.sessions = sessions;
        this.clock = clock;
        this.tokenLife = tokenLife;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String session = token.getClaimAsString(TokenIssuer.SESSION);
        return session != null && ended.contains(session)
                ? ENDED : OAuth2TokenValidatorResult.success();
    }

    void end(String sessionId) {
        sessions.end(sessionId);
        remember(sessionId);
    }

    synchronized void remember(String sessionId) {
        Set<String> more = new HashSet<>(ended);
        more.add(sessionId);
        ended = Set.copyOf(more);
    }

    synchronized void look() {
        ended = sessions.endedSince(clock.instant().minus(tokenLife));
    }
}
