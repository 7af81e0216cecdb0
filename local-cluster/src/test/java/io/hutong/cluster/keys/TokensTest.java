package io.hutong.cluster.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokensTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void tokenSaysWhoMayDoWhatUntilWhen() {
        var token = tokens().token("m-tea", "merchant", Duration.ofHours(2),
                Map.of("merchant", "m-tea"));

        var claims = decoded(token, 1);
        assertThat(claims.path("iss").asString()).isEqualTo("hutong");
        assertThat(claims.path("aud").asString()).isEqualTo("hutong");
        assertThat(claims.path("scope").asString()).isEqualTo("merchant");
        assertThat(claims.path("merchant").asString()).isEqualTo("m-tea");
        assertThat(claims.path("iat").asLong()).isEqualTo(NOON.getEpochSecond());
        assertThat(claims.path("exp").asLong()).isEqualTo(NOON.getEpochSecond() + 7_200);
        assertThat(decoded(token, 0).path("alg").asString()).isEqualTo("RS256");
    }

    @Test
    void publicKeyOfTheRingVerifiesTheToken() throws Exception {
        var token = tokens().token("operator", "operator", Duration.ofHours(1), Map.of());
        int dot = token.lastIndexOf('.');

        var pem = Files.readString(new KeyRing(directory).jwtPublicKey());
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Pem.read(pem))));
        verifier.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));

        assertThat(verifier.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1))))
                .isTrue();
    }

    private Tokens tokens() {
        return Tokens.signedBy(new KeyRing(directory).jwtPrivateKey(),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static JsonNode decoded(String token, int part) {
        return JsonMapper.builder().build().readTree(
                Base64.getUrlDecoder().decode(token.split("\\.")[part]));
    }
}
