package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.hutong.web.testing.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {

    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");

    private final TokenIssuer issuer = TokenIssuer.fromFile(
            TestTokens.shared().privateKeyFile(), "hutong", "shop");

    @Test
    void tokenCarriesItsClaimsAndIsVerifiedByThePublishedKey() throws Exception {
        Caller caller = new Caller("clerk", Set.of(Scope.MERCHANT, Scope.OPERATOR), "m-tea");

        SignedJWT token = SignedJWT.parse(issuer.issue(caller, NOW, Duration.ofHours(1)));

        RSAKey published = RSAKey.parse(issuer.publicKey());
        assertThat(token.verify(new RSASSAVerifier(published))).isTrue();
        assertThat(published.isPrivate()).isFalse();
        assertThat(token.getHeader().getKeyID()).isEqualTo(published.getKeyID());
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("clerk");
        assertThat(claims.getIssuer()).isEqualTo("hutong");
        assertThat(claims.getAudience()).isEqualTo(List.of("shop"));
        assertThat(claims.getClaim("scope")).isEqualTo("merchant operator");
        assertThat(claims.getClaim("merchant")).isEqualTo("m-tea");
        assertThat(claims.getExpirationTime())
                .isEqualTo(Date.from(NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void fileWithoutAKeyIsNamedInTheError(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("key.pem"), "no key");

        assertThatThrownBy(() -> TokenIssuer.fromFile(file, "hutong", "hutong"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("key.pem");
        assertThatThrownBy(() -> TokenIssuer.fromFile(
                directory.resolve("none.pem"), "hutong", "hutong"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("none.pem");
    }
}
