package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import io.hutong.web.testing.TestTokens;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Tokens verified with the keys that the issuer publishes, instead of a file. */
class JwksTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestTokens tokens = TestTokens.shared();
    private HttpServer issuer;

    @BeforeEach
    void publishKeys() throws Exception {
        byte[] keys = new JWKSet(new RSAKey.Builder(PemKeys.publicKey(tokens.publicKeyFile()))
                .keyIDFromThumbprint().build()).toString().getBytes(StandardCharsets.UTF_8);
        issuer = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void publishedKeyVerifiesTheIssuersTokens() {
        Jwt token = decoder().decode(tokens.operator()).block(SOON);

        assertThat(token).isNotNull();
        assertThat(token.getSubject()).isEqualTo("operator-1");
    }

    @Test
    void tokensOfAnotherKeyIssuerOrAudienceAreRefused() {
        for (String token : new String[] {tokens.foreign(), tokens.ofOtherIssuer(),
                tokens.forOtherAudience(), tokens.expired()}) {
            assertThatThrownBy(() -> decoder().decode(token).block(SOON))
                    .isInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void serviceWithNeitherFileNorAddressSaysWhatToSet() {
        assertThatThrownBy(() -> decoderOf(null))
                .hasMessageContaining("set HUTONG_JWT_PUBLIC_KEY");
    }

    private ReactiveJwtDecoder decoder() {
        return decoderOf("http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys");
    }

    private static ReactiveJwtDecoder decoderOf(@Nullable String jwksUri) {
        return new SecurityConfiguration().verifiedTokens(
                new JwtSettings("hutong", "hutong", null, jwksUri, Duration.ofSeconds(5),
                        Duration.ofHours(24)),
                new StaticListableBeanFactory().getBeanProvider(
                        ResolvableType.forClassWithGenerics(
                                OAuth2TokenValidator.class, Jwt.class)));
    }
}
