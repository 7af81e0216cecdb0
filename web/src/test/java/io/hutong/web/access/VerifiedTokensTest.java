package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import reactor.core.publisher.Mono;

/** A signature is verified once, everything else at every call. */
class VerifiedTokensTest {

    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicBoolean sessionEnded = new AtomicBoolean();
    private final VerifiedTokens tokens = new VerifiedTokens(this::verify,
            jwt -> sessionEnded.get() ? OAuth2TokenValidatorResult.failure(
                    new OAuth2Error("invalid_token", "the session has ended", null))
                    : OAuth2TokenValidatorResult.success());

    @Test
    void goodSignatureIsVerifiedOnce() {
        assertThat(tokens.decode("good").block()).isSameAs(tokens.decode("good").block());
        assertThat(verified).hasValue(1);
    }

    @Test
    void eachTokenIsVerifiedForItself() {
        assertThat(tokens.decode("good").block()).isNotEqualTo(tokens.decode("other").block());
        assertThat(verified).hasValue(2);
    }

    @Test
    void badSignatureIsRefusedEachTime() {
        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> tokens.decode("forged").block())
                    .isInstanceOf(BadJwtException.class);
            assertThat(verified).hasValue(i);
        }
    }

    @Test
    void rememberedTokenOfAnEndedSessionIsRefused() {
        tokens.decode("good").block();
        sessionEnded.set(true);

        assertThatThrownBy(() -> tokens.decode("good").block())
                .isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("the session has ended");
    }

    private Mono<Jwt> verify(String token) {
        verified.incrementAndGet();
        return token.equals("forged") ? Mono.error(new BadJwtException("forged"))
                : Mono.just(Jwt.withTokenValue(token).header("alg", "RS256")
                        .subject(token).build());
    }
}
