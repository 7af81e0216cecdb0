package io.hutong.web.access;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/** What a token has to say beside its issuer and audience, and how long it may live. */
final class TokenRules implements OAuth2TokenValidator<Jwt> {

    private static final int SUBJECT_MAX = 200;
    /** Claims that we read as text; another type would be made text by a guess. */
    private static final List<String> TEXTS = List.of(
            "scope", "merchant", TokenIssuer.SESSION, TokenIssuer.SEALED_OPENID);

    private final Clock clock;
    private final TokenTimes.Rules anyToken;
    private final TokenTimes.Rules ofASession;

    TokenRules(Clock clock, JwtSettings settings) {
        this.clock = clock;
        this.anyToken = new TokenTimes.Rules(settings.leeway(), settings.longestLife());
        this.ofASession = new TokenTimes.Rules(
                settings.leeway(), EndedSessions.TOKEN_LIFE_MAX);
    }

    /**
     * The framework's claims, but without a time of issue where the token has none: it makes one
     * up, a second before the expiry.
     */
    static Converter<Map<String, Object>, Map<String, Object>> claims() {
        var framework = MappedJwtClaimSetConverter.withDefaults(Map.of());
        return claims -> {
            Map<String, Object> read =
                    new HashMap<>(Objects.requireNonNull(framework.convert(claims)));
            if (claims.get(JwtClaimNames.IAT) == null) {
                read.remove(JwtClaimNames.IAT);
            }
            return read;
        };
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        boolean session = token.hasClaim(TokenIssuer.SESSION);
        return times(token).fault(clock.instant(), session ? ofASession : anyToken)
                .or(() -> unreadable(token))
                .map(fault -> OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", fault, null)))
                .orElseGet(OAuth2TokenValidatorResult::success);
    }

    private static TokenTimes times(Jwt token) {
        return new TokenTimes(token.getIssuedAt(), token.getNotBefore(), token.getExpiresAt());
    }

    private static Optional<String> unreadable(Jwt token) {
        Object subject = token.getClaims().get(JwtClaimNames.SUB);
        if (!(subject instanceof String name) || name.isBlank() || name.length() > SUBJECT_MAX
                || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("the token names nobody in sub");
        }
        return TEXTS.stream().filter(claim -> token.getClaims().containsKey(claim)
                && !(token.getClaims().get(claim) instanceof String))
                .findFirst().map(claim -> "the claim " + claim + " is no text");
    }
}
