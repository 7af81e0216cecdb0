package io.hutong.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

/**
 * Verifies the signature of a token once and remembers that it was good: a client sends the same
 * token with each of its calls, and reading and verifying it was a third of what a call costs.
 * What may change with time (expiry, an ended session) is asked at every call.
 */
final class VerifiedTokens implements ReactiveJwtDecoder {

    /** Some 3 KB each. */
    private static final int REMEMBERED_AT_MOST = 4_096;
    /** A key that its issuer has withdrawn verifies nothing any more after this time. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final ReactiveJwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> good = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_AT_MOST).expireAfterWrite(REMEMBERED_FOR).build();

    /**
     * @param signatures checks the signature and nothing else
     * @param validator  checks the claims, at every call
     */
    VerifiedTokens(ReactiveJwtDecoder signatures, OAuth2TokenValidator<Jwt> validator) {
        this.signatures = signatures;
        this.validator = validator;
    }

    /** Whether it was found good within the last minute; expiry is for {@link #decode} to see. */
    boolean remembers(String token) {
        return good.getIfPresent(token) != null;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = good.getIfPresent(token);
        return (known != null ? Mono.just(known)
                : signatures.decode(token).doOnNext(jwt -> good.put(token, jwt)))
                .map(this::valid);
    }

    private Jwt valid(Jwt jwt) {
        OAuth2TokenValidatorResult result = validator.validate(jwt);
        if (result.hasErrors()) {
            String why = result.getErrors().stream().map(OAuth2Error::getDescription)
                    .filter(StringUtils::hasText).findFirst().orElse("the token is not valid");
            throw new JwtValidationException(why, result.getErrors());
        }
        return jwt;
    }
}
