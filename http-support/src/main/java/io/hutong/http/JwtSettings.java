package io.hutong.http;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are verified. One of {@code publicKey} and {@code jwksUri} must be set; the file
 * wins, so that a service verifies tokens while the one that issues them is away.
 *
 * @param publicKey PEM file of the issuer's RSA key
 * @param jwksUri   where the issuer publishes its keys
 */
@ConfigurationProperties("hutong.jwt")
record JwtSettings(
        @DefaultValue("hutong") String issuer,
        @DefaultValue("hutong") String audience,
        @Nullable String publicKey,
        @Nullable String jwksUri) {

    /** An environment variable that is set to nothing counts as not set. */
    JwtSettings {
        publicKey = publicKey == null || publicKey.isBlank() ? null : publicKey;
        jwksUri = jwksUri == null || jwksUri.isBlank() ? null : jwksUri;
    }
}
