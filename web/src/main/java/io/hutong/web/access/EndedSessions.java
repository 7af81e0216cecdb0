package io.hutong.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hutong.web.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses tokens of sessions that have ended. Each instance keeps them in memory for as long as a
 * token of a session lives; whoever hears the source tells them to it, and how far it has heard.
 * Before it has heard all that was told, nobody can say whether a session has ended, and the call
 * is to be repeated. Later, or from the start, the source may be away: then tokens are taken until
 * they expire, because no payment should wait for a logout, and health says so.
 */
public final class EndedSessions implements OAuth2TokenValidator<Jwt> {

    /** Longest life of a token that belongs to a session; after it nothing need be remembered. */
    public static final Duration TOKEN_LIFE_MAX = Duration.ofMinutes(5);

    /** Some 200 bytes each; far more than can log out within a token's life. */
    private static final int REMEMBERED_AT_MOST = 1_000_000;
    /** Clocks of machines differ, and a token is taken a little after its end. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** How far back a source has to begin. */
    public static final Duration BACK = TOKEN_LIFE_MAX.plus(MARGIN);

    /** A source says at least as often that it has told all, even when nothing has ended. */
    public static final Duration TOLD_EVERY_MAX = Duration.ofSeconds(5);

    private static final OAuth2TokenValidatorResult OPEN = OAuth2TokenValidatorResult.success();
    private static final OAuth2TokenValidatorResult ENDED = OAuth2TokenValidatorResult.failure(
            new OAuth2Error("session_ended", "the session has ended", null));

    private final InstantSource clock;
    private final Cache<String, Boolean> ended = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_AT_MOST).expireAfterWrite(BACK).build();
    private final SessionSource source;
    private volatile SessionKnowledge.@Nullable Progress progress;

    public EndedSessions(InstantSource clock, SessionSource source) {
        this.clock = clock;
        this.source = source;
    }

    /** Tokens of that session are refused from now on. */
    public void end(String sessionId) {
        ended.put(sessionId, true);
    }

    /** Every session that had ended by then has been told. */
    public void complete(Instant asOf) {
        heard(asOf, asOf);
    }

    /**
     * How far the source was heard.
     *
     * @param readAsOf all that it had told by then
     * @param toldAsOf up to when that is everything; null when the source has not said so yet
     */
    public void heard(Instant readAsOf, @Nullable Instant toldAsOf) {
        progress = new SessionKnowledge.Progress(readAsOf, toldAsOf);
    }

    /** Whether the source has said, a short time ago, that it has told all. */
    public boolean areKnown() {
        return knowledge() instanceof SessionKnowledge.Known;
    }

    SessionKnowledge knowledge() {
        SessionKnowledge.Progress heard = progress;
        return SessionKnowledge.at(clock.instant(), heard, source);
    }

    /** For what goes on after a call was let in, such as a stream; a token may have no session. */
    public boolean hasEnded(@Nullable String sessionId) {
        return sessionId != null && ended.getIfPresent(sessionId) != null;
    }

    /** @throws ProblemException 503 as long as nothing is known */
    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String session = token.getClaimAsString(TokenIssuer.SESSION);
        if (session == null) {
            return OPEN;
        }
        if (progress == null) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE",
                    "The service has just started; repeat the request in a moment.");
        }
        return hasEnded(session) ? ENDED : OPEN;
    }
}
