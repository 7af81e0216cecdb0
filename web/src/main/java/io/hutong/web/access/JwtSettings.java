package io.hutong.web.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are verified. One of {@code publicKey} and {@code jwksUri} must be set; the file
 * wins, so that a service verifies tokens while the one that issues them is away.
 *
 * @param publicKey PEM file of the issuer's RSA key
 * @param jwksUri   where the issuer publishes its keys
 * @param leeway      by which clocks may differ, at most 10 s: so much later is an expired token
 *                    still taken
 * @param longestLife of a token, from issue to expiry; that of a buyer's session lives shorter
 */
@ConfigurationProperties("hutong.jwt")
record JwtSettings(
        @DefaultValue("hutong") String issuer,
        @DefaultValue("hutong") String audience,
        @Nullable String publicKey,
        @Nullable String jwksUri,
        @DefaultValue("5s") Duration leeway,
        @DefaultValue("24h") Duration longestLife) {

    private static final Duration LEEWAY_MAX = Duration.ofSeconds(10);

    /** An environment variable that is set to nothing counts as not set. */
    JwtSettings {
        publicKey = publicKey == null || publicKey.isBlank() ? null : publicKey;
        jwksUri = jwksUri == null || jwksUri.isBlank() ? null : jwksUri;
        if (leeway.isNegative() || leeway.compareTo(LEEWAY_MAX) > 0) {
            throw new IllegalArgumentException(
                    "hutong.jwt.leeway (HUTONG_JWT_LEEWAY) is 0s to 10s, not " + leeway);
        }
        if (!longestLife.isPositive()) {
            throw new IllegalArgumentException("hutong.jwt.longest-life"
                    + " (HUTONG_JWT_LONGEST_LIFE) must be positive, not " + longestLife);
        }
    }
}
