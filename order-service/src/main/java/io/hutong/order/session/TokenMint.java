package io.hutong.order.session;

import io.hutong.web.access.Caller;
import io.hutong.web.access.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Signs the tokens of sessions. */
final class TokenMint {

    private final TokenIssuer issuer;
    private final Duration life;
    private final InstantSource clock;

    TokenMint(TokenIssuer issuer, Duration life, InstantSource clock) {
        this.issuer = issuer;
        this.life = life;
        this.clock = clock;
    }

    record Token(String text, Instant expiresAt) {
    }

    Token token(Caller caller, String sessionId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Token(issuer.issue(caller, now, life, sessionId), now.plus(life));
    }
}
